import type { CueList } from './cue-list.ts';

/** Swedish phrases for a life in danger right now; notation: `cue-list.ts`. */
export const SWEDISH_DANGER_CUES: readonly CueList[] = [
  {
    // What somebody may do to themselves.
    family: 'self-harm',
    strength: 1.5,
    words: `vill|orkar|önskar_inte|int|ej|inte.längre_leva|finnas.mer|finnas.längre|leva.mer|längre.leva|mer.leva vill|orkar_inte_längre|mer_leva ta|tar|tagit_livet_av_mig ta|tar|avsluta|avslutar_mitt_liv|eget.liv ta|tar_mitt_eget_liv ta|tar_självmord begå|begår|överväg*|övervägt|planerar|tänker|funderar|tänkt&självmord* självmordstank* självmordsplan* vill|önskar_dö|bara.dö döda|dödar|hänga|skada|skadar_mig_själv göra|gör_slut_på_mitt_liv|allt|alltihop hoppa|hoppar_framför_tåget|ett`,
  },
  {
    family: 'safety',
    strength: 1.5,
    words: `bröstsmärt* ont_i_bröstet andas_inte|knappt inte_andas blåa|blå_läppar läpparna_är|har_blå|blåa brandvarnar*|kolmonoxidlarm*|koloxid*&tjuter|larmar|piper|ringer|låter bebis*|bebisen|nyfödd*|barn|barnet|mormor|farmor&fryser|iskallt|utan.värme`,
  },
];
