import { defineMessages } from '../../kernel/index.ts';

/** Words of the law and its programmes. */
export const policyMessages = defineMessages(
  {
    'policy.title': 'Chính sách và pháp luật',
    'policy.unverified': 'chưa kiểm chứng',
  },
  {
    'policy.title': 'Policies and law',
    'policy.unverified': 'not verified',
  },
);
