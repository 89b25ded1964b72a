import { answerApart } from '../../../platform/apart/index.ts';
import { studyDraft, type DraftQuestion } from './draft-study.ts';

/* The program of draft-check.ts: reads a draft beside the law, answers with what it found, ends. */
answerApart(async (question: DraftQuestion) => studyDraft(question));
