import type { Phrases } from '../phrase-book.ts';

/** Why a conversation stands where it stands. */
const REASONS: Phrases = {
  'incident: {number}+ people about {topic} in an hour': 'häiriö: tunnissa vähintään {1} ihmistä, aiheena {2}',
  '{number} messages in 7 days': '{1} viestiä 7 päivässä',
  'wrote {number} times without an answer': 'kirjoittanut {1} kertaa saamatta vastausta',
  '{number} followers': '{1} seuraajaa',
  'waiting over {span}': 'odottanut yli {1}',
  'answer overdue': 'vastaus myöhässä',
  'promise overdue': 'lupaus myöhässä',
  'promise overdue by {span}': 'lupaus myöhässä {1}',
  'promise overdue, not confirmed yet': 'lupaus myöhässä, ei vielä vahvistettu',
  'promise overdue by {span}, not confirmed yet': 'lupaus myöhässä {1}, ei vielä vahvistettu',
  'set by {words}': 'asettanut {1}',
  'grave earlier: {words}': 'aiemmin vakavaa: {1}',
};

/** What the guard and a bulk plan say of a text. */
const FINDINGS: Phrases = {
  'The reply says nothing.': 'Vastauksessa ei ole tekstiä.',
  'Write the reply before sending it.': 'Kirjoita vastaus ennen lähettämistä.',
  'The reply is {number} weighted characters long; the platform takes {number}.':
    'Vastauksessa on {1} merkkiä X:n laskutavalla; kanava ottaa enintään {2}.',
  'The reply is {number} {unit} long; the platform takes {number}.':
    'Vastauksessa on {1} {2}; kanava ottaa enintään {3}.',
  'Shorten it by {number} or split it into two replies.': 'Lyhennä sitä: {1} liikaa. Tai jaa se kahteen vastaukseen.',
  '{words} is a blank nobody filled in; the customer would read it as it stands.':
    'Kohta {1} on jäänyt täyttämättä; asiakas lukisi sen sellaisenaan.',
  'Write what belongs there, or remove it.': 'Kirjoita siihen kuuluva teksti tai poista se.',
  'This looks like {personal}, and everyone can read a public reply.':
    'Tämä näyttää siltä kuin se olisi {1}, ja julkisen vastauksen voi lukea kuka tahansa.',
  'Remove it, or answer in private.': 'Poista se tai vastaa yksityisesti.',
  'The reply holds a control character, which acts on screens instead of being read ({words}).':
    'Vastauksessa on ohjausmerkki, jota ei lueta vaan joka ohjaa näyttöä ({1}).',
  'The reply holds a character that changes the reading direction, so that readers see another order than was written ({words}).':
    'Vastauksessa on merkki, joka kääntää lukusuunnan: lukija näkee sanat eri järjestyksessä ({1}).',
  'The reply holds a character nobody can see ({words}).': 'Vastauksessa on merkki, jota kukaan ei näe ({1}).',
  'The reply holds half a character, which arrives as � ({words}).':
    'Vastauksessa on puolikas merkki, joka näkyy lukijalle muodossa � ({1}).',
  'Remove it: delete these characters, or type the words anew instead of pasting them.':
    'Poista nämä merkit tai kirjoita sanat uudelleen liittämisen sijaan.',
  'The customer wrote in private and would be answered in public.':
    'Asiakas kirjoitti yksityisesti, ja hänelle vastattaisiin julkisesti.',
  'Answer in private.': 'Vastaa yksityisesti.',
  'The customer’s own name holds a link or names somebody; we would say it in the brand’s name.':
    'Asiakkaan nimessä on linkki tai maininta; se lähtisi brändin nimissä.',
  'Write to them without their name.': 'Kirjoita hänelle ilman nimeä.',
  'More than {number} people would be told the same on {words}: {why}':
    'Yli {1} ihmistä saisi saman viestin ({2}): {3}',
  'Say to each what concerns them, or answer fewer.': 'Kerro kullekin hänen asiastaan tai vastaa harvemmille.',
  'Change the text.': 'Muuta tekstiä.',
};

/** What the guard says of the tone of a text, and of whom it is for. */
const TONE: Phrases = {
  'A day is given by which it works again, as if it were certain.':
    'Korjautumiselle annetaan aika kuin se olisi varma.',
  'Call it an estimate, or promise what is in your hands: when you will tell more.':
    'Kerro sen olevan arvio, tai lupaa se, mikä on omissa käsissäsi: milloin kerrot lisää.',
  'This promises an outcome for certain that nobody can be sure of.':
    'Tässä luvataan varmaksi sellaista, mistä kukaan ei voi olla varma.',
  'Say what you do and by when, such as "we look into it and tell you by Friday".':
    'Kerro, mitä teette ja mihin mennessä: ”selvitämme asian ja kerromme perjantaihin mennessä”.',
  'This is promised, but not by when.': 'Tämä luvataan, mutta ei kerrota, mihin mennessä.',
  'Name a day or an hour that you can keep, such as "by Friday at 12".':
    'Nimeä päivä tai kellonaika, josta voit pitää kiinni: ”perjantaina klo 12 mennessä”.',
  'This blames the customer, or argues with them.': 'Tässä syytetään asiakasta tai väitellään hänen kanssaan.',
  'Leave open whose fault it was, and say what you do next.':
    'Jätä syyllinen sanomatta ja kerro, mitä teette seuraavaksi.',
  'Customers do not speak like this: it is jargon or the language of authorities.':
    'Näin asiakkaat eivät puhu: tämä on ammattikieltä tai kapulakieltä.',
  'Say it in everyday words, and who does what.': 'Sano se arkisin sanoin ja kerro, kuka tekee mitä.',
  'The customer tells of something that went wrong, and nothing says that we are sorry.':
    'Asiakas kertoo, että jokin meni pieleen, eikä vastauksessa pahoitella sitä.',
  'Begin with an apology: "We are sorry that …".': 'Aloita pahoittelulla: ”Olemme pahoillamme, että …”.',
  'This puts the answer off and does not tell when it comes.': 'Vastaus siirretään eikä kerrota, milloin se tulee.',
  'Say by when you will answer, or what the customer can do meanwhile.':
    'Kerro, milloin vastaatte tai mitä asiakas voi sillä välin tehdä.',
  'The customer has a problem, and this tells neither what happens next nor when.':
    'Asiakkaalla on ongelma, eikä vastaus kerro, mitä seuraavaksi tapahtuu ja milloin.',
  'Say who does what by when, or what the customer can do.':
    'Kerro, kuka tekee mitä ja mihin mennessä, tai mitä asiakas voi tehdä.',
  'This sounds cold or hurried.': 'Tämä kuulostaa tylyltä tai kiireiseltä.',
  'Add a friendly word, and tell or link what the customer needs.':
    'Lisää ystävällinen sana ja kerro tai linkitä se, mitä asiakas tarvitsee.',
  'The customer has lost somebody, and this has no word on it.':
    'Asiakas on menettänyt läheisen, eikä vastauksessa ole siitä sanaakaan.',
  'Say first that you are sorry for their loss.': 'Esitä ensin osanottosi.',
  'Capitals and rows of exclamation marks read as shouting.':
    'Isot kirjaimet ja monta huutomerkkiä tuntuvat huutamiselta.',
  'Write it in small letters, with one mark.': 'Kirjoita pienillä kirjaimilla ja yhdellä merkillä.',
  'The reply is in another language than the customer writes.': 'Vastaus on eri kielellä kuin asiakas kirjoittaa.',
  'Answer in the customer’s language, or in both.': 'Vastaa asiakkaan kielellä tai molemmilla.',
  'The customer goes by another name.': 'Asiakkaan nimi on toinen.',
  'Check whom you answer, and write their name.': 'Tarkista, kenelle vastaat, ja kirjoita hänen nimensä.',
  'The house style begins each reply with a greeting.': 'Talon tavan mukaan vastaus alkaa tervehdyksellä.',
  'Begin with "Hei" or "Hello" and the name.': 'Aloita: ”Hei” tai ”Hello” ja nimi.',
  'The house style ends each reply with a signature.': 'Talon tavan mukaan vastaus päättyy allekirjoitukseen.',
  'End it with: {words}': 'Lopeta näin: {1}',
  'The brand’s list of links does not have this place.': 'Tämä osoite ei ole brändin sallittujen linkkien luettelossa.',
  'Check the address, or have it added to guard.links in kuulo.yaml.':
    'Tarkista osoite, tai pyydä lisäämään se kohtaan guard.links tiedostossa kuulo.yaml.',
  'A shortened link hides where it goes.': 'Lyhennetty linkki ei näytä, mihin se vie.',
  'Write the whole address.': 'Kirjoita koko osoite.',
  'This is nearly what we said to others lately; together such replies read as written by a machine.':
    'Muille on juuri vastattu lähes samoin; yhdessä tällaiset vastaukset näyttävät koneen kirjoittamilta.',
  'Say something about this customer’s own matter.': 'Sano jotakin juuri tämän asiakkaan asiasta.',
  'The customer’s health, money or identity is nobody else’s business, and everyone can read a public reply.':
    'Asiakkaan terveys, raha-asiat ja henkilöllisyys eivät kuulu muille, ja julkisen vastauksen voi lukea kuka tahansa.',
  'Invite them to go on in private, and say no more here.': 'Pyydä jatkamaan yksityisesti äläkä kerro tässä enempää.',
  'This asks in public for what only we should be told.': 'Tässä pyydetään julkisesti tietoa, joka kuuluu vain meille.',
  'Ask them to send it in private.': 'Pyydä lähettämään se yksityisesti.',
  'This looks like a password, a key or a token, which belongs in no message.':
    'Tämä näyttää salasanalta, avaimelta tai tunnisteelta; sellainen ei kuulu mihinkään viestiin.',
  'Remove it, and let the customer set a new one where they log in.':
    'Poista se, ja pyydä asiakasta asettamaan uusi kirjautumissivulla.',
};

/** What stopped a reply, or holds it. */
const STOPS: Phrases = {
  'The post was deleted on the platform.': 'Viesti on poistettu kanavasta.',
  'The post was deleted on the platform. The draft is kept.': 'Viesti on poistettu kanavasta. Luonnos on tallessa.',
  'The account {words} is not in kuulo.yaml any more.': 'Tiliä {1} ei ole enää tiedostossa kuulo.yaml.',
  'The message was deleted on the platform.': 'Viesti on poistettu kanavasta.',
  'It is our own.': 'Viesti on oma.',
  'A private message is seen by nobody else.': 'Yksityisviesti ei näy muille.',
  'no message is named: whether one may be answered, `kuulo show` tells':
    'viestiä ei nimetty: `kuulo show` kertoo, voiko siihen vastata',
  'The customer has not written.': 'Asiakas ei ole kirjoittanut.',
  'the customer has not written here': 'asiakas ei ole kirjoittanut tähän keskusteluun',
  'The message it answers is not on record.': 'Viestiä, johon se vastaa, ei ole tallessa.',
  'The message it answers is not the one that it names.': 'Viesti, johon se vastaa, ei ole se, jonka se nimeää.',
  'The text changed while it was being read.': 'Teksti muuttui, kun sitä luettiin.',
  'The conversation went on while it was being read.': 'Keskustelu jatkui, kun sitä luettiin.',
  'They wrote again meanwhile; read it again.': 'Asiakas kirjoitti sillä välin; lue uudelleen.',
  'A second person has to approve it by now.': 'Se vaatii nykyään toisen henkilön hyväksynnän.',
  'Whoever approved it had a hand in its words: four eyes are asked for.':
    'Hyväksyjä on itse kirjoittanut sitä: tarvitaan neljä silmää.',
  'The approval has expired.': 'Hyväksyntä on vanhentunut.',
  'The customer changed the message after the approval: "{words}".':
    'Asiakas muutti viestiään hyväksynnän jälkeen: ”{1}”.',
  'The customer wrote again after the approval: "{words}".': 'Asiakas kirjoitti uudelleen hyväksynnän jälkeen: ”{1}”.',
  'The text, or the account or server it goes by, changed after the approval.':
    'Teksti, tili tai palvelin muuttui hyväksynnän jälkeen.',
  'A post in its words stands there already; it may be this one.':
    'Kanavassa on jo samansanainen viesti; se voi olla tämä.',
  'This outbox was restored: it is older than the one that sent last.':
    'Lähtevät on palautettu varmuuskopiosta: ne ovat vanhemmat kuin ne, joista viimeksi lähetettiin.',
  'This outbox was copied: another file or machine sent last.':
    'Lähtevät on kopioitu: viimeksi lähetti toinen tiedosto tai kone.',
  'This outbox was used by a newer kuulo since.': 'Uudempi kuulo on sittemmin käyttänyt näitä lähteviä.',
  'Nothing outside the database says that this outbox is the one that sent last.':
    'Mikään tietokannan ulkopuolella ei kerro, että viimeksi lähetettiin näistä lähtevistä.',
  'The program ended in the middle of the call.': 'Ohjelma päättyi kesken lähetyksen.',
  'The platform does not tell whether it was posted. Somebody has to look.':
    'Kanava ei kerro, julkaistiinko se. Jonkun on katsottava.',
  'The look-up failed; still {status}.': 'Selvitys ei onnistunut; tila on yhä {1}.',
  'nobody knows what came of {number}': '{1} vastauksesta ei tiedetä, lähtikö se',
  '{number} failed': '{1} ei lähtenyt',
  '"{words}" is no phone number': '”{1}” ei ole puhelinnumero',
  'Write it in digits, such as --to "+358 40 123 4567".': 'Kirjoita se numeroin, esimerkiksi +358 40 123 4567.',
  'there is no answer "{words}"': 'vastauspohjaa ”{1}” ei ole',
  'the customer has not written': 'asiakas ei ole kirjoittanut',
  'answer "{words}" may only be said in {way}': 'vastauspohja ”{1}” on tarkoitettu vain toisin: {2}',
  'answer "{words}" has blanks to fill: {words}': 'vastauspohjassa ”{1}” on täyttämättä: {2}',
  'this person had one by a rule in the last 24 h':
    'henkilö on saanut säännön luonnoksen viimeksi kuluneen 24 tunnin aikana',
  'a reply is there already': 'keskustelussa on jo vastaus tekeillä',
  'rules acted {number} times in an hour': 'säännöt toimivat {1} kertaa tunnissa',
  'of the first {number}, {number} did not go': 'ensimmäisistä {1} vastauksesta {2} ei lähtenyt',
  'this database was restored, copied or moved; what was on its way is held. See `kuulo outbox`, then run it again':
    'tietokanta on palautettu, kopioitu tai siirretty; matkalla olleet on pidätetty. Katso lähtevät ja yritä sitten uudelleen',
};

/** Problems as they were told when they were kept with a reply. */
const KEPT: Phrases = {
  'It cannot be answered this way: {why}': 'Näin ei voi vastata: {1}',
  'The approval of reply {number} no longer holds: {why} Nothing was sent.':
    'Vastauksen {1} hyväksyntä ei enää päde: {2} Mitään ei lähetetty.',
  'The message has an answer already, sent or on its way, by {words}: "{words}". Reply {number} is kept, not sent.':
    'Viestiin on jo vastattu tai vastaus on matkalla ({1}): ”{2}”. Vastaus {3} on tallessa, lähettämättä.',
  'The message has an answer already, sent or on its way: "{words}". Reply {number} is kept, not sent.':
    'Viestiin on jo vastattu tai vastaus on matkalla: ”{1}”. Vastaus {2} on tallessa, lähettämättä.',
  'Reply {number} is held: {why} It may have been sent already; nothing was sent.':
    'Vastaus {1} on pidätetty: {2} Se on voinut jo lähteä; mitään ei lähetetty.',
  'The platform of account {words} cannot be reached: {words}': 'Tilin {1} kanavaan ei saada yhteyttä: {2}',
  'The platform refused account {words}: {words}': 'Kanava ei hyväksynyt tiliä {1}: {2}',
  'The platform refused the call of {words} ({words}): {words} Nothing was published.':
    'Kanava hylkäsi tilin {1} pyynnön ({2}): {3} Mitään ei julkaistu.',
  'The platform asks account {words} to wait until {words}.': 'Kanava pyytää tiliä {1} odottamaan ({2} asti).',
  'The platform asks account {words} to wait.': 'Kanava pyytää tiliä {1} odottamaan.',
  'Account {words} has no {words}.': 'Tililtä {1} puuttuu {2}.',
  '{number} of {number} {unit} ({words}). Nothing was sent.':
    'Teksti on liian pitkä: {1}/{2} {3} ({4}). Mitään ei lähetetty.',
  '{number} of {number} weighted characters ({words}). Nothing was sent.':
    'Teksti on liian pitkä: {1}/{2} merkkiä ({3}). Mitään ei lähetetty.',
};

/** What was asked for wrongly. */
const ASKED: Phrases = {
  'the filter does not know "{words}"': 'rajaus ei tunne sanaa ”{1}”',
  '{key} does not know "{words}"': '{1} ei voi olla ”{2}”',
  'Did you mean {words}? Known are {words}.': 'Tarkoititko {1}? Vaihtoehdot: {2}.',
  'Known are {words}.': 'Vaihtoehdot: {1}.',
  'Did you mean {words}?': 'Tarkoititko {1}?',
  '"{words}" is no filter': '”{1}” ei ole rajaus',
  'Write key=value, such as platform=x; the keys are {words}.':
    'Kirjoita avain=arvo, esimerkiksi platform=x; avaimet ovat {1}.',
  '{key} is there twice': '{1} on mainittu kahdesti',
  'Write all of it once: {words}=one,two.': 'Kirjoita kaikki kerralla: {1}=yksi,kaksi.',
  'contact={words} is not a number': 'contact={1} ei ole luku',
  '`kuulo show ID --json` has it as contact.id.': 'Numero on komennon `kuulo show ID --json` kohdassa contact.id.',
  '{key}={words} is not a time': '{1}={2} ei ole aika',
  'write it as 2026-11-22, 2026-11-22T08:00 or 7d': 'kirjoita se muodossa 2026-11-22, 2026-11-22T08:00 tai 7d',
  '{words} is not a time': '{1} ei ole aika',
  'Name a time to come.': 'Anna tuleva aika.',
  'no reason is given': 'syy puuttuu',
  'Say why it is moved, with --reason.': 'Kerro, miksi se siirretään.',
  '"{words}" is no web address.': '”{1}” ei ole verkko-osoite.',
  'Give the one of the post, beginning with https://.': 'Anna viestin osoite, joka alkaa https://.',
  'That post does not answer this message.': 'Tuo viesti ei vastaa tähän viestiin.',
  'Give the address of the post that this reply became, or say --not-sent.':
    'Anna sen viestin osoite, joka vastauksesta tuli, tai kerro, ettei se lähtenyt.',
  '{words} is the address of several: {words}': 'osoitteella {1} on useita: {2}',
  'Name one by its number.': 'Nimeä yksi numerolla.',
  'there is no answer "{words}" in {words}': 'kansiossa {2} ei ole vastausta ”{1}”',
  'answer {words}: {words}': 'valmis vastaus {1}: {2}',
  'Give each blank a column, or a default in the answer: {words}.':
    'Anna jokaiselle tyhjälle kohdalle arvo tai vastaukseen oletus: {1}.',
  'The cursor is not one of this list.': 'Luettelo on muuttunut.',
  'Take `next` of the page before, with the same order, or leave it out.': 'Avaa luettelo uudelleen.',
  'it cannot be read ({words})': 'sitä ei voi lukea ({1})',
  'it is not UTF-8; save it as UTF-8': 'se ei ole UTF-8-muodossa; tallenna se UTF-8-muotoon',
  'its name may hold only letters, digits, - and _; rename it to {words}':
    'sen nimessä saa olla vain kirjaimia, numeroita, - ja _; anna sille nimeksi {1}',
  'its front matter is not YAML: {words}': 'sen alkuosa ei ole YAMLia: {1}',
};

/** What is at work, and what is whose. */
const WORK: Phrases = {
  'Note {number}': 'Muistiinpano {1}',
  'Promise {number}': 'Palattava asia {1}',
  'The last correction of conversation {number}': 'Keskustelun {1} viimeisin korjaus',
  'poll of {words}': 'tilin {1} kuuntelu',
  'sending as {words}': 'lähetys tilillä {1}',
  'plan {words}': 'suunnitelma {1}',
  'another poll': 'toinen kuuntelu',
  'another process': 'toinen prosessi',
  'hand-overs': 'siirrot',
  'another hand-over': 'toinen siirto',
  'kuulo was stopped while it was being sent': 'kuulo pysäytettiin lähetyksen aikana',
  'rated us {number} of {number} and says why': 'antoi arvosanan {1}/{2} ja kertoo, miksi',
  'that is the same contact': 'se on sama tili',
  'Name another one of theirs.': 'Nimeä saman ihmisen toinen tili.',
  '{number} is no rating': '{1} ei ole arvosana',
  'Give a whole number from 1 to {number}.': 'Anna kokonaisluku väliltä 1–{1}.',
  '{number} of {number} are sent, {number} wait; for the rest run `{words}`':
    '{1}/{2} on lähetetty, {3} odottaa; loput lähtevät komennolla `{4}`',
  'the editor ended with {ending}': 'editori päättyi virheeseen ({1})',
};

/** Sentences of kuulo itself. */
export const OWN_PHRASES: Phrases = { ...REASONS, ...FINDINGS, ...TONE, ...STOPS, ...KEPT, ...ASKED, ...WORK };
