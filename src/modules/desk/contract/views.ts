import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

const ListName = z.string().check(z.minLength(1), z.maxLength(60));

export const listViews = defineOperation({
  id: 'view.list',
  method: 'GET',
  path: '/api/views',
  permission: 'signed_in',
  audit: 'none',
  summary: { vi: 'Chế độ xem đã lưu của một danh sách', en: 'Saved views of a list' },
  input: z.object({ list: ListName }),
  reply: z.object({
    views: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        query: z.string(),
        shared: z.boolean(),
        isDefault: z.boolean(),
        own: z.boolean(),
        by: z.string(),
      }),
    ),
  }),
  errors: ['desk.people_only'],
});

export const saveView = defineOperation({
  id: 'view.save',
  method: 'POST',
  path: '/api/views',
  permission: 'signed_in',
  audit: 'write',
  summary: {
    vi: 'Lưu chế độ xem; cùng tên thì thay bản trước',
    en: 'Save a view; one of the same name is replaced',
  },
  input: z.object({
    requestId: z.uuid(),
    list: ListName,
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    /** As the address of the list writes it, without `?`. */
    query: z.string().check(z.maxLength(2000)),
    shared: z.boolean(),
  }),
  reply: z.object({ id: z.string() }),
  errors: ['desk.people_only', 'desk.view_name_empty', 'desk.too_many_views'],
});

export const removeView = defineOperation({
  id: 'view.remove',
  method: 'POST',
  path: '/api/views/:id/remove',
  permission: 'signed_in',
  audit: 'write',
  summary: { vi: 'Bỏ một chế độ xem của mình', en: 'Remove a view of one’s own' },
  input: z.object({ requestId: z.uuid(), id: z.uuid() }),
  reply: z.object({ removed: z.boolean() }),
  errors: ['desk.people_only', 'desk.no_such_view'],
});

export const chooseView = defineOperation({
  id: 'view.choose',
  method: 'POST',
  path: '/api/views/choose',
  permission: 'signed_in',
  audit: 'write',
  summary: {
    vi: 'Chọn chế độ xem mở đầu tiên của một danh sách',
    en: 'Choose the view that a list opens with',
  },
  input: z.object({ requestId: z.uuid(), list: ListName, view: z.nullable(z.uuid()) }),
  reply: z.object({ chosen: z.boolean() }),
  errors: ['desk.people_only', 'desk.no_such_view'],
});
