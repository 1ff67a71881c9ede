import type { Phrases } from '../phrase-book.ts';

/** Why a message may be answered or hidden, or why not, by the rules of the channels. */
export const PLATFORM_PHRASES: Phrases = {
  'in public: {why}; in private: {why}': 'julkisesti: {1}; yksityisesti: {2}',
  'this message takes a public reply only ({why})': 'tähän viestiin voi vastata vain julkisesti ({1})',
  'this message takes a private reply only ({why})': 'tähän viestiin voi vastata vain yksityisesti ({1})',
  'the platform says ({words}): {words}': 'kanava vastaa ({1}): {2}',
  'anyone may answer': 'kuka tahansa voi vastata',
  'our own message': 'oma viestimme',
  'heard without what an answer needs': 'viestistä ei saatu tietoja, joita vastaaminen vaatii',
  'written in private': 'kirjoitettu yksityisesti',
  'written in private: a public answer would show it':
    'kirjoitettu yksityisesti: julkinen vastaus toisi sen muiden näkyviin',
  'written privately: a public answer would show it':
    'kirjoitettu yksityisesti: julkinen vastaus toisi sen muiden näkyviin',
  'written for followers or privately: a public answer would show it':
    'kirjoitettu seuraajille tai yksityisesti: julkinen vastaus toisi sen muiden näkyviin',
  'not written for everyone: a public answer would show it':
    'ei tarkoitettu kaikille: julkinen vastaus toisi sen muiden näkyviin',
  'not answerable in public': 'julkisesti ei voi vastata',
  'not answerable in private': 'yksityisesti ei voi vastata',
  'there is no text': 'tekstiä ei ole',
  'The reply has no text.': 'Vastauksessa ei ole tekstiä.',

  'within 24 hours of their last message': 'asiakkaan viimeisimmästä viestistä on alle 24 tuntia',
  'their last message is older than 7 days: they have to write first':
    'asiakkaan viimeisimmästä viestistä on yli 7 päivää: hänen on kirjoitettava ensin',
  'their last message is older than 24 hours, and the Human Agent feature is not granted':
    'asiakkaan viimeisimmästä viestistä on yli 24 tuntia, eikä tilillä ole Human Agent -oikeutta',
  'older than 24 hours: Meta wants these written and sent by a person, not by a timer':
    'yli 24 tuntia vanha: Meta edellyttää, että näihin vastaa ihminen eikä ajastin',
  'older than 24 hours: as a human agent, up to 7 days after their last message':
    'yli 24 tuntia vanha: ihminen voi vastata 7 päivän ajan asiakkaan viimeisimmästä viestistä',
  'answered privately already: Meta allows one private reply to each':
    'yksityisesti on jo vastattu: Meta sallii yhden yksityisen vastauksen kuhunkin',
  'older than 7 days: too late for a private reply': 'yli 7 päivää vanha: yksityinen vastaus on myöhässä',
  'one private reply within 7 days': 'yksi yksityinen vastaus 7 päivän kuluessa',

  'Facebook does not say who wrote': 'Facebook ei kerro, kuka kirjoitti',
  'Facebook takes no answer to this comment': 'Facebook ei ota vastausta tähän kommenttiin',
  'Facebook takes no private reply to this comment': 'Facebook ei ota yksityistä vastausta tähän kommenttiin',
  'it stands on another page than ours': 'se on muulla kuin omalla sivullamme',
  'Facebook hides comments only': 'Facebookissa voi piilottaa vain kommentteja',
  'Facebook does not let us hide this comment': 'Facebook ei anna piilottaa tätä kommenttia',
  'hidden from all but its author and their friends': 'näkyy vain kirjoittajalle ja hänen kavereilleen',

  'Instagram does not say who wrote': 'Instagram ei kerro, kuka kirjoitti',
  'comments of a live video are answered during the broadcast only':
    'suoran lähetyksen kommentteihin voi vastata vain lähetyksen aikana',
  'comments of a live video cannot be answered': 'suoran lähetyksen kommentteihin ei voi vastata',
  'they name us in their post: the answer stands below it': 'julkaisussa mainitaan meidät: vastaus tulee sen alle',
  'tagged in the picture only: Instagram takes no answer there':
    'meidät on merkitty vain kuvaan: Instagram ei ota siihen vastausta',
  'Instagram takes private replies only to comments under our posts':
    'Instagram ottaa yksityisiä vastauksia vain omien julkaisujemme kommentteihin',
  'found by its hashtag: Instagram neither names its author nor takes an answer':
    'löytyi aihetunnisteella: Instagram ei kerro kirjoittajaa eikä ota vastausta',
  'hidden: show it again first': 'piilotettu: näytä se ensin uudelleen',
  'comments are turned off there': 'kommentit on poistettu käytöstä',
  'Instagram hides comments under our own posts only':
    'Instagramissa voi piilottaa vain omien julkaisujemme kommentteja',
  'hidden from all but its author': 'näkyy vain kirjoittajalle',

  'the person wrote to us in private': 'asiakas on kirjoittanut meille yksityisesti',
  'the author mentioned or quoted us in this post': 'julkaisussa mainitaan tai lainataan meitä',
  'X takes a reply only where the author mentioned or quoted our account; answer in X itself':
    'X ottaa vastauksen vain, kun julkaisussa mainitaan tai lainataan tiliämme; vastaa X:ssä',
  'in private too: this person wrote to us there before':
    'myös yksityisesti: asiakas on kirjoittanut meille siellä aiemmin',
  'in private only after the person wrote to us in private first':
    'yksityisesti vasta, kun asiakas on itse kirjoittanut yksityisesti',
  'this person does not take direct messages from us': 'asiakas ei ota meiltä yksityisviestejä',
  'a reply under a post of ours': 'vastaus oman julkaisumme alla',
  'X hides only replies by others under our own posts':
    'X:ssä voi piilottaa vain muiden vastauksia omien julkaisujemme alta',

  'This message is not one that can be answered.': 'Tähän viestiin ei voi vastata.',
  'On Bluesky a reply is hidden in the app only: it is a setting of the whole thread.':
    'Blueskyssa vastauksen voi piilottaa vain sovelluksessa: se on koko keskustelun asetus.',
  'Their account may not take part in chats.': 'Asiakkaan tilillä ei voi käydä yksityisiä keskusteluja.',
  'A private message is answered in the same chat.': 'Yksityisviestiin vastataan samassa keskustelussa.',
  'A private message has no public answer.': 'Yksityisviestiin ei voi vastata julkisesti.',
  'Anyone may reply to this post.': 'Kuka tahansa voi vastata tähän julkaisuun.',
  'The author does not let us reply in this thread.': 'Kirjoittaja ei salli vastauksiamme tässä ketjussa.',
  'In private: they have written to us in private before.':
    'Yksityisesti: asiakas on kirjoittanut meille yksityisesti aiemmin.',
  'In private: they take messages from everyone.': 'Yksityisesti: asiakas ottaa viestejä kaikilta.',
  'Not in private: they take no private messages.': 'Ei yksityisesti: asiakas ei ota yksityisviestejä.',
  'In private: they follow us.': 'Yksityisesti: asiakas seuraa meitä.',
  'Not in private: they take messages only from people they follow.':
    'Ei yksityisesti: asiakas ottaa viestejä vain niiltä, joita hän seuraa.',
  'One of us blocks the other: they would not see an answer.':
    'Toinen osapuoli on estänyt toisen: asiakas ei näkisi vastausta.',

  'Mastodon lets nobody hide other people’s replies': 'Mastodonissa ei voi piilottaa muiden vastauksia',
  'it would be delivered to everyone it names: leave out {words}, or only their @':
    'se menisi kaikille, jotka siinä mainitaan: jätä pois {1} tai pelkkä @-merkki',

  'Meta counts repetitive content at high frequency as spam, in comments and in messages (Community Standards, Spam)':
    'Meta pitää tiheään toistuvaa sisältöä roskapostina, kommenteissa ja viesteissä (Yhteisönormit, Roskaposti)',
  'each server has its own rules, and many forbid unsolicited automated mentions: vary the words':
    'palvelimilla on omat sääntönsä, ja monet kieltävät pyytämättömät automaattiset maininnat: vaihtele sanoja',
  'X refuses words it has had from us before as "duplicate content": vary them':
    'X hylkää meiltä jo kerran saamansa tekstin kaksoiskappaleena: vaihtele sanoja',
  'bulk interactions that notify people (replies, messages) are listed as spam: vary the words':
    'joukkotoimet, joista ihmiset saavat ilmoituksen (vastaukset, viestit), luetaan roskapostiksi: vaihtele sanoja',
};
