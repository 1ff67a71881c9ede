/**
 * What a brand says of the cue families in `kuulo.yaml` (`triage: { cues: { outage: { add: […], mute: […], weight: 1 } } }`).
 * Words are written as in the lists: `word`, `stem*`, neighbours joined by a space.
 */
export type CueSettings = Readonly<Record<string, FamilySettings>>;

export interface FamilySettings {
  readonly add: readonly string[];
  readonly mute: readonly string[];
  /** 0 mutes the family, 1 leaves it as it is; at most 2. */
  readonly weight: number;
}
