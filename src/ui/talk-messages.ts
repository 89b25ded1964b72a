import { defineMessages } from '../kernel/index.ts';

/** Texts of what people write about a record. */
export const talkMessages = defineMessages(
  {
    title: 'Diễn biến và trao đổi',
    label: 'Viết trao đổi',
    hint: 'Ai xem được mục này đều đọc được. Không ghi số giấy tờ, số tài khoản.',
    send: 'Gửi trao đổi',
    empty: 'Ghi nội dung trao đổi.',
    wrote: 'trao đổi',
    withdrawn: 'Đã rút lại lúc {time}.',
    withdraw: 'Rút lại',
    withdrawOf: 'Rút lại trao đổi lúc {time}',
    sent: 'Đã gửi trao đổi.',
    failed: 'Chưa đọc được nội dung trao đổi.',
    looks: '{count} người đã xem',
    look: '{by}: {times} lần, gần nhất {time}',
    noLooks: 'Chưa có ai xem.',
  },
  {
    title: 'History and remarks',
    label: 'Write a remark',
    hint: 'Whoever may see this reads it. Write no identity or account numbers.',
    send: 'Send the remark',
    empty: 'Write something first.',
    wrote: 'wrote',
    withdrawn: 'Withdrawn at {time}.',
    withdraw: 'Withdraw',
    withdrawOf: 'Withdraw the remark of {time}',
    sent: 'The remark was sent.',
    failed: 'The remarks could not be read.',
    looks: 'Seen by {count} people',
    look: '{by}: {times} times, last {time}',
    noLooks: 'Nobody has looked yet.',
  },
);
