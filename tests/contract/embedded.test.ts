import { openEmbedded } from '../archives/snapshot.js';
import { describeEngine } from './search-engine.js';

describeEngine('embedded', openEmbedded);
