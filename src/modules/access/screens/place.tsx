import type { ReplyOf } from '../../../kernel/index.ts';
import { useLanguage, useText } from '../../../ui/index.ts';
import { roleName, type listUsers } from '../contract/index.ts';
import { accessMessages } from '../messages.ts';

export type User = ReplyOf<typeof listUsers>['users'][number];
export type Post = Pick<User['posts'][number], 'role' | 'agency' | 'area'>;

/** Role and place of a post: "Chuyên viên cơ quan, so-xay-dung". */
export function usePostWords(): (post: Post) => string {
  const text = useText(accessMessages);
  const { language } = useLanguage();
  return ({ role, agency, area }) =>
    `${roleName(role, language)}, ${agency ?? area ?? text('user.whole_city')}`;
}
