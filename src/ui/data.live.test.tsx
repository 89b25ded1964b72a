// @vitest-environment happy-dom
import { useQueryClient } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aFailure, fails, live, lost, replies, type Answering } from '../../tests/support/live.tsx';
import {
  mergeHamlets,
  findAreas,
  listAreas,
  withdrawHamletChange,
} from '../modules/areas/contract.ts';
import { forget, useClient, useRead, useWrite } from './data.tsx';

const day = '2026-11-24';

function Units({ parent, keep = false }: { readonly parent: string; readonly keep?: boolean }) {
  const read = useRead(listAreas, { parent }, { keep });
  return (
    <div>
      <p role="status">{read.loading ? 'loading' : (read.data?.on ?? read.failure?.code)}</p>
      <button type="button" onClick={read.retry}>
        again
      </button>
    </div>
  );
}

const status = () => screen.getByRole('status').textContent;

describe('a read', () => {
  const listed = replies(listAreas, (input) => ({
    on: String(input['parent']),
    parent: null,
    units: [],
  }));

  test('asks once, waits, and shows what came', async () => {
    const { askedOf } = live(<Units parent="a" />, { answers: [listed] });
    expect(status()).toBe('loading');
    await waitFor(() => expect(status()).toBe('a'));
    expect(askedOf(listAreas).map(({ input }) => input)).toEqual([{ parent: 'a' }]);
  });

  test('is shared by all who ask the same', async () => {
    const { askedOf } = live(
      <>
        <Units parent="a" />
        <Units parent="a" />
      </>,
      { answers: [listed] },
    );
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((one) => one.textContent)).toEqual(['a', 'a']),
    );
    expect(askedOf(listAreas)).toHaveLength(1);
  });

  test('of something else shows nothing of what was shown, unless it is told to keep it', async () => {
    const view = live(<Units parent="a" />, { answers: [listed] });
    await waitFor(() => expect(status()).toBe('a'));
    view.redraw(<Units parent="b" />);
    expect(status()).toBe('loading');
    await waitFor(() => expect(status()).toBe('b'));
    view.redraw(<Units parent="c" keep />);
    expect(status()).toBe('b');
    await waitFor(() => expect(status()).toBe('c'));
  });

  test('that fails carries the refusal, and can be tried again', async () => {
    const reply = { on: day, parent: null, units: [] };
    const view = live(<Units parent="a" />, {
      answers: [fails(listAreas, { code: 'area.not_found' }, { times: 1, reply })],
    });
    await waitFor(() => expect(status()).toBe('area.not_found'));
    await view.press('again');
    await waitFor(() => expect(status()).toBe(day));
  });

  test('is given up when who asked has left', async () => {
    const view = live(<Units parent="a" />);
    await waitFor(() => expect(view.asked).toHaveLength(1));
    view.leave();
    expect(view.asked[0]?.signal?.aborted).toBe(true);
  });
});

function Forgetting() {
  const queries = useQueryClient();
  return (
    <button type="button" onClick={() => void forget(queries, listAreas)}>
      forget
    </button>
  );
}

test('what was forgotten is asked for again by who shows it, and nothing else is', async () => {
  function Found() {
    const read = useRead(findAreas, { text: 'x' });
    return <p>{read.data?.on}</p>;
  }
  const view = live(
    <>
      <Units parent="a" />
      <Found />
      <Forgetting />
    </>,
    {
      answers: [
        replies(listAreas, (_input, turn) => ({ on: `turn ${turn}`, parent: null, units: [] })),
        replies(findAreas, { on: day, units: [] }),
      ],
    },
  );
  await waitFor(() => expect(status()).toBe('turn 1'));
  await view.press('forget');
  await waitFor(() => expect(status()).toBe('turn 2'));
  expect(view.askedOf(findAreas)).toHaveLength(1);
});

const body = { commune: '11473', seen: 1, number: 2, reason: 'Ghi nhầm' };

function Taking({ file }: { readonly file?: File }) {
  const write = useWrite(withdrawHamletChange);
  const send = (reason: string) => () => void write.send({ ...body, reason }, file);
  return (
    <div>
      <p role="status">{write.busy ? 'busy' : (write.failure?.code ?? 'free')}</p>
      <button type="button" onClick={send('Ghi nhầm')}>
        send
      </button>
      <button type="button" onClick={send('Trùng')}>
        other
      </button>
      <button type="button" onClick={write.clear}>
        clear
      </button>
    </div>
  );
}

describe('a write', () => {
  const done = {
    seen: 2,
    hamlets: [],
    change: {
      number: 3,
      kind: 'withdrawn' as const,
      on: null,
      codes: [],
      names: [],
      source: null,
      reason: 'Ghi nhầm',
      at: '2026-01-15T02:00:00Z',
      by: 'user:ha',
      withdrawn: false,
    },
  };
  const sent = async (pressed: readonly string[], answering: Answering) => {
    const view = live(<Taking />, { answers: [answering] });
    for (const name of pressed) {
      await view.press(name);
      await waitFor(() => expect(status()).not.toBe('busy'));
    }
    return view.askedOf(withdrawHamletChange).map(({ input }) => input['requestId']);
  };

  test('goes under an id of its own, a version 7 by the clock', async () => {
    const [id, ...more] = await sent(['send'], replies(withdrawHamletChange, done));
    expect(more).toEqual([]);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
  });

  test.each([
    ['an answer that came', ['send', 'send'], replies(withdrawHamletChange, done), 2],
    ['a refusal that came', ['send', 'send'], fails(withdrawHamletChange), 2],
    ['an answer that got lost', ['send', 'send'], fails(withdrawHamletChange, lost), 1],
    ['three that got lost', ['send', 'send', 'send'], fails(withdrawHamletChange, lost), 1],
    ['another body in between', ['send', 'other', 'send'], fails(withdrawHamletChange, lost), 3],
  ])('after %s counts as it should', async (_what, pressed, answering, ids) => {
    const used = await sent(pressed, answering);
    expect(used).toHaveLength(pressed.length);
    expect(new Set(used).size).toBe(ids);
  });

  test('that got lost once and then arrived is over: the next is another deed', async () => {
    const answering = fails(withdrawHamletChange, lost, { times: 1, reply: done });
    const [first, second, third] = await sent(['send', 'send', 'send'], answering);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('is busy until its answer is there', async () => {
    const view = live(<Taking />);
    expect(status()).toBe('free');
    await view.press('send');
    await waitFor(() => expect(status()).toBe('busy'));
  });

  test('keeps its refusal until it is cleared or succeeds', async () => {
    const answering = fails(withdrawHamletChange, { code: 'area.changed' });
    const view = live(<Taking />, { answers: [answering] });
    await view.press('send');
    await waitFor(() => expect(status()).toBe('area.changed'));
    await view.press('clear');
    await waitFor(() => expect(status()).toBe('free'));
  });

  test('takes its file along, and another file is another deed', async () => {
    const file = (name: string) => new File(['x'], name, { lastModified: 5 });
    const view = live(<Taking file={file('a.docx')} />, {
      answers: [fails(withdrawHamletChange, lost)],
    });
    await view.press('send');
    view.redraw(<Taking file={file('b.docx')} />);
    await view.press('send');
    await view.press('send');
    const asked = view.askedOf(withdrawHamletChange);
    expect(asked.map((one) => one.file?.name)).toEqual(['a.docx', 'b.docx', 'b.docx']);
    const [first, second, third] = asked.map(({ input }) => input['requestId']);
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });

  test('of two parts of the page are apart: one may be busy while the other is not', async () => {
    function Other() {
      const write = useWrite(mergeHamlets);
      return <p role="note">{write.busy ? 'busy' : 'free'}</p>;
    }
    const view = live(
      <>
        <Taking />
        <Other />
      </>,
    );
    await view.press('send');
    await waitFor(() => expect(status()).toBe('busy'));
    expect(screen.getByRole('note').textContent).toBe('free');
  });
});

test('without a server above it a part says so instead of asking nobody', async () => {
  function Asking() {
    useClient();
    return null;
  }
  const { render } = await import('@testing-library/react');
  expect(() => render(<Asking />)).toThrow('no ClientProvider');
  expect(aFailure().code).toBe('x.y');
});
