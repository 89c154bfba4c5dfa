/** The parts of a run that take time, in their order. */
export type Stage = 'reading' | 'assembling' | 'indexing' | 'verifying' | 'publishing';

/** Hears how many of a stage's files, entries, articles or generations are done; every stage begins with 0. */
export type Progress = (stage: Stage, done: number, total: number) => void;
