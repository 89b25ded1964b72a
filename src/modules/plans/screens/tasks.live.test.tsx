// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { live, replies, type Answering } from '../../../../tests/support/live.tsx';
import {
  aPlanReply,
  aTaskList,
  planKey,
  taskRows,
} from '../../../../tests/support/plan-replies.ts';
import { aSession } from '../../../../tests/support/screens.tsx';
import { getPlan, listTasks } from '../contract/index.ts';
import { Tasks } from './tasks.tsx';

function show(search = '', others: readonly Answering[] = []) {
  return live(<Tasks params={{ key: planKey }} />, {
    path: `/plans/${planKey}/tasks`,
    search,
    session: aSession('plan.read'),
    answers: [...others, replies(listTasks, aTaskList()), replies(getPlan, aPlanReply())],
  });
}

const ready = () => screen.findByRole('table');
const codes = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map(({ textContent }) => textContent ?? '')
    .filter((text) => taskRows.some(({ code }) => code === text));

describe('the tasks of a plan', () => {
  test('a press on a code opens the task', async () => {
    const view = show();
    await ready();
    const [first = ''] = codes();
    await view.user.click(screen.getAllByRole('link', { name: first })[0] ?? document.body);
    expect(view.at()).toContain(`/tasks/${first}`);
  });

  test('the copy of the address is the one that is asked for, and steps keep it', async () => {
    const view = show('version=2');
    await ready();
    expect(view.askedOf(listTasks)[0]?.input).toMatchObject({ key: planKey, version: 2 });
    const [first = ''] = codes();
    const href = screen.getAllByRole('link', { name: first })[0]?.getAttribute('href') ?? '';
    expect(new URLSearchParams(href.split('?')[1]).get('version')).toBe('2');
  });

  test('ordering is kept in the address and nothing of it is lost', async () => {
    const view = show('version=2');
    await ready();
    const [head] = screen
      .getAllByRole('columnheader')
      .flatMap((one) => within(one).queryAllByRole('button'));
    await view.user.click(head ?? document.body);
    await waitFor(() => expect(view.at()).toContain('sort='));
    expect(new URLSearchParams(view.at().split('?')[1]).get('version')).toBe('2');
  });

  test('the rows are those of the plan', async () => {
    show();
    await ready();
    expect(codes().toSorted()).toEqual(taskRows.map(({ code }) => code).toSorted());
  });
});
