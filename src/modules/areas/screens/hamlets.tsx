import { useState } from 'react';
import { formatDate, parseIsoDate, type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  AppLink,
  AsOfChip,
  Button,
  Deed,
  Empty,
  formatInstant,
  Heading2,
  Hidden,
  Loaded,
  Notice,
  Page,
  pathTo,
  RecordPage,
  Row,
  SideScroll,
  StateMark,
  Table,
  Tag,
  Timeline,
  useCan,
  useParameter,
  useRead,
  useSession,
  useText,
  type ScreenProps,
  type Session,
} from '../../../ui/index.ts';
import { listHamlets } from '../contract.ts';
import { areaMessages } from '../messages.ts';
import { onOf } from './areas.tsx';
import { HamletDialog, type HamletDeed } from './hamlet-deeds.tsx';
import { fewNames } from './hamlet-lines.ts';
import { areaScreenMessages } from './messages.ts';

export type HamletList = ReplyOf<typeof listHamlets>;
type Hamlet = HamletList['hamlets'][number];
type Change = HamletList['changes'][number];

/** The hamlets of a commune: what stands, what was, and the decisions that made it so. */
export function Hamlets({ params }: ScreenProps) {
  const own = useText(areaScreenMessages);
  const commune = params['code'] ?? '';
  const [on, setOn] = useParameter('on');
  const read = useRead(listHamlets, { commune, ...onOf(on) });
  return (
    <Page>
      <Loaded of={read} failed={own('hamletsFailed')}>
        {(list) => <HamletRecord list={list} on={on} onDay={setOn} />}
      </Loaded>
    </Page>
  );
}

/** Whether one of the posts reaches the commune: held there, above it, or bound to no area. */
function reaches(session: Session | null, { code, parent }: HamletList['commune']): boolean {
  const places: readonly (string | null)[] = [null, code, parent?.code ?? null];
  return session?.posts.some(({ area }) => places.includes(area)) ?? false;
}

interface HamletRecordProps {
  readonly list: HamletList;
  readonly on: string | null;
  readonly onDay: (day: string | null) => void;
}

function HamletRecord({ list, on, onDay }: HamletRecordProps) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const { commune } = list;
  const session = useSession();
  const may = useCan()('hamlet.manage') && reaches(session, commune) && on === null;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deed, setDeed] = useState<HamletDeed | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const title = `${commune.type} ${commune.name}`;
  const picked = list.hamlets.filter(({ code }) => chosen.includes(code));
  return (
    <RecordPage
      crumbs={[
        { label: own('all'), href: pathTo('/areas', {}, onOf(on)) },
        { label: title, href: pathTo('/areas/$code', { code: commune.code }, onOf(on)) },
        { label: own('hamlets') },
      ]}
      code={commune.code}
      title={own('hamletsOf', { name: title })}
      state={
        <StateMark kind={list.hamlets.length === 0 ? 'unknown' : 'yes'} boxed>
          {own('hamletsCount', { count: list.hamlets.length })}
        </StateMark>
      }
      facts={[
        { label: text('area.on'), value: formatDate(list.on) },
        { label: text('area.parent'), value: commune.parent?.name ?? '–' },
      ]}
      actions={<AsOfChip value={on === null ? null : parseIsoDate(on)} onChange={onDay} />}
      aside={<Log list={list} may={may} onDeed={setDeed} />}
    >
      {said !== null && <Notice tone="green">{said}</Notice>}
      {may && (
        <Row style={{ margin: '8px 0' }}>
          <Button variant="contained" onClick={() => setDeed({ kind: 'enter' })}>
            {own('deed.enter')}
          </Button>
          <AppLink href={pathTo('/areas/$code/hamlets/enter', { code: commune.code })}>
            {own('enter.many')}
          </AppLink>
          <Deed
            refused={picked.length < 2 ? own('deed.chooseTwo') : undefined}
            onClick={() => setDeed({ kind: 'merge', hamlets: picked })}
          >
            {own('deed.merge')}
          </Deed>
          <Deed
            refused={picked.length === 0 ? own('deed.chooseFirst') : undefined}
            onClick={() => setDeed({ kind: 'close', hamlets: picked })}
          >
            {own('deed.close')}
          </Deed>
        </Row>
      )}
      {list.hamlets.length === 0 ? (
        <Empty title={own('hamletsNone')}>{own('hamletsNoneText')}</Empty>
      ) : (
        <Standing
          hamlets={list.hamlets}
          chosen={chosen}
          onChoose={may ? setChosen : null}
          onRename={(hamlet) => setDeed({ kind: 'rename', hamlet })}
        />
      )}
      <Past list={list} />
      {deed !== null && (
        <HamletDialog
          deed={deed}
          list={list}
          onDone={(words) => {
            setDeed(null);
            if (words === null) return;
            setSaid(words);
            setChosen([]);
          }}
        />
      )}
    </RecordPage>
  );
}

interface StandingProps {
  readonly hamlets: readonly Hamlet[];
  readonly chosen: readonly string[];
  /** Null where the caller may change nothing. */
  readonly onChoose: ((codes: readonly string[]) => void) | null;
  readonly onRename: (hamlet: Hamlet) => void;
}

function Standing({ hamlets, chosen, onChoose, onRename }: StandingProps) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const toggle = (code: string): void => {
    const without = chosen.filter((each) => each !== code);
    onChoose?.(without.length === chosen.length ? [...chosen, code] : without);
  };
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('hamlets')}>
      <Table>
        <thead>
          <tr>
            {onChoose !== null && <th scope="col">{own('hamletChoose')}</th>}
            <th scope="col">{text('area.code')}</th>
            <th scope="col">{text('area.name')}</th>
            <th scope="col">{text('area.from')}</th>
            <th scope="col">{text('area.source')}</th>
            {onChoose !== null && <th scope="col">{own('hamletActions')}</th>}
          </tr>
        </thead>
        <tbody>
          {hamlets.map((hamlet) => {
            const name = `${hamlet.type} ${hamlet.name}`;
            return (
              <tr key={hamlet.code}>
                {onChoose !== null && (
                  <td>
                    <input
                      type="checkbox"
                      style={{ width: 20, height: 20, margin: 2 }}
                      aria-label={own('hamletChooseOne', { name })}
                      checked={chosen.includes(hamlet.code)}
                      onChange={() => toggle(hamlet.code)}
                    />
                  </td>
                )}
                <td>{hamlet.code}</td>
                <td data-wrap="">{name}</td>
                <td>{formatDate(hamlet.from)}</td>
                <td data-wrap="">{hamlet.source}</td>
                {onChoose !== null && (
                  <td>
                    <Button size="small" onClick={() => onRename(hamlet)}>
                      {own('deed.rename')} <Hidden>{name}</Hidden>
                    </Button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </SideScroll>
  );
}

function Past({ list }: { readonly list: HamletList }) {
  const text = useText(areaMessages);
  const own = useText(areaScreenMessages);
  const all = [...list.hamlets, ...list.past];
  if (list.past.length === 0) return null;
  const how = (hamlet: Hamlet): string => {
    if (hamlet.into !== null) {
      const into = all.find(({ code }) => code === hamlet.into);
      return own('hamletInto', { name: into?.name ?? hamlet.into });
    }
    const goesOn = all.some(({ code, from }) => code === hamlet.code && from > hamlet.from);
    return own(goesOn ? 'hamletRenamedTo' : 'hamletClosed');
  };
  return (
    <section style={{ marginTop: 16 }}>
      <Heading2>{own('hamletPast')}</Heading2>
      <SideScroll tabIndex={0} role="region" aria-label={own('hamletPast')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{text('area.code')}</th>
              <th scope="col">{text('area.name')}</th>
              <th scope="col">{text('area.from')}</th>
              <th scope="col">{text('area.to')}</th>
              <th scope="col">{own('how')}</th>
              <th scope="col">{text('area.source')}</th>
            </tr>
          </thead>
          <tbody>
            {list.past.map((hamlet) => (
              <tr key={`${hamlet.code}:${hamlet.from}`}>
                <td>{hamlet.code}</td>
                <td data-wrap="">{`${hamlet.type} ${hamlet.name}`}</td>
                <td>{formatDate(hamlet.from)}</td>
                <td>{hamlet.to === null ? '' : formatDate(hamlet.to)}</td>
                <td data-wrap="">{how(hamlet)}</td>
                <td data-wrap="">{hamlet.endedBy ?? hamlet.source}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}

interface LogProps {
  readonly list: HamletList;
  readonly may: boolean;
  readonly onDeed: (deed: HamletDeed) => void;
}

/** The decisions recorded, the newest first; the last one can be taken back. */
function Log({ list, may, onDeed }: LogProps) {
  const own = useText(areaScreenMessages);
  const last = list.changes.find(({ kind, withdrawn }) => kind !== 'withdrawn' && !withdrawn);
  const words = ({ kind, names, codes, on }: Change): string =>
    own(`log.${kind}`, {
      names: fewNames(names),
      codes: fewNames(codes),
      on: on === null ? '' : formatDate(on),
    });
  return (
    <>
      <Timeline
        entries={list.changes.map((change) => ({
          id: String(change.number),
          when: own('log.by', {
            number: change.number,
            by: shownCaller(change.by),
            at: formatInstant(change.at),
          }),
          what: (
            <>
              {words(change)} {change.withdrawn && <Tag>{own('log.takenBack')}</Tag>}
            </>
          ),
          quote: [change.source, change.reason].filter((each) => each !== null).join('; '),
          key: change === last,
        }))}
      />
      {may && last !== undefined && last.kind !== 'seeded' && (
        <Button onClick={() => onDeed({ kind: 'withdraw', number: last.number })}>
          {own('deed.withdraw')}
        </Button>
      )}
    </>
  );
}
