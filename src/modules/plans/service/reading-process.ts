import { answerApart } from '../../../platform/apart/index.ts';
import { agencyResolver, releaseOfFile, type PlanFile } from './read-file.ts';

/* The program of read-apart.ts: reads one file, answers with the release or the refusal, ends. */
answerApart(async (file: PlanFile) => releaseOfFile(file, agencyResolver()));
