/** `npm run reindex`: a door that stays where cron jobs and manuals know it. */
import '../src/reindex-command.js';
