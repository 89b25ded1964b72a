import { describe, expect, it } from 'vitest';
import { ask, asked, between } from '../../../tests/support/law-asking.ts';
import { cite, engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';

describe('questions about what is counted over the members', () => {
  const engine = engineOfCases([lawCase('x', "members.exists(m, m.degree == 'severe')", '8')]);

  it('ask who lives there, and what is not known of the person who counts with them', () => {
    expect(asked(ask(engine, {})).toSorted()).toEqual(['degree', 'members']);
  });

  it('ask the person only, once everybody else is named and known', () => {
    const members = [{ degree: 'none' }];
    expect(asked(ask(engine, { household: { members } }))).toEqual(['degree']);
    expect(asked(ask(engine, { household: { members: [] } }))).toEqual(['degree']);
    expect(ask(engine, { person: { degree: 'mild' }, household: { members } }).amount).toBe('0');
  });

  it('ask for the members again while something that matters is not known of one of them', () => {
    const answer = ask(engine, { person: { degree: 'none' }, household: { members: [{}] } });
    expect(asked(answer)).toEqual(['members']);
    const unneeded = ask(engine, {
      person: { degree: 'none' },
      household: { members: [{ degree: 'none', wage: null }] },
    });
    expect(unneeded.amount).toBe('0');
  });

  it('ask for a fact of the household that the count depends on', () => {
    const poor = engineOfCases([
      lawCase('x', "members.count(m, m.orphan && poverty == 'poor') > 1", '8'),
    ]);
    const person = { orphan: true };
    const members = [{ orphan: true }];
    expect(asked(ask(poor, { person, household: { members } }))).toEqual(['poverty']);
    expect(ask(poor, { person, household: { members, poverty: 'poor' } }).amount).toBe('8');
  });

  it('speak of the household, in both languages, in words of their own', () => {
    const [question] = ask(engine, { person: { degree: 'none' } }).ask;
    expect(question?.subject).toBe('household');
    expect(question?.question.vi).toMatch(/[à-ỹ]/);
    expect(question?.question.en).not.toBe('');
    expect(question?.why.vi).not.toBe(question?.question.vi);
  });
});

describe('numbers over the members', () => {
  it('add up, the person included', () => {
    const engine = engineOfCases([lawCase('x', 'true', 'members.sum(m, m.wage)')]);
    const household = { members: [{ wage: '20' }, { wage: '300' }] };
    expect(ask(engine, { person: { wage: '1' }, household }).amount).toBe('321');
    expect(between(ask(engine, { household }))).toEqual(['320', '1000000000320']);
    expect(between(ask(engine, { person: { wage: '1' } }))).toEqual(['1', null]);
  });

  it('count from those who certainly do to those who may', () => {
    const engine = engineOfCases([
      lawCase('x', 'true', '10 * members.count(m, years(m.birth_date) < 16)'),
    ]);
    const members = [{ birth_date: '2020-01-01' }, {}, { birth_date: '1970' }];
    const person = { birth_date: '1990-01-01' };
    expect(between(ask(engine, { person, household: { members } }))).toEqual(['10', '20']);
  });

  it('take the lines that a day known to the year may lie in', () => {
    const values = [
      { value: '100', from: '2010-01-01', to: '2020-06-30', cite: cite(), confidence: 'S' },
      { value: '300', from: '2020-07-01', cite: cite(), confidence: 'S' },
    ];
    const engine = engineOfCases(
      [lawCase('x', 'death_date != null', 'standard')],
      [parameter('aid.standard', '1', { values })],
      { uses: { standard: { parameter: 'aid.standard', on: 'death_date' } } },
    );
    const answer = ask(engine, { person: { death_date: '2020' } });
    expect(between(answer)).toEqual(['100', '300']);
    expect(answer.cases).toEqual([{ holds: 2, lo: 100, hi: 300 }]);
    expect(ask(engine, { person: { death_date: '2020-06-30' } }).amount).toBe('100');
    expect(ask(engine, { person: { death_date: '2020-07-01' } }).amount).toBe('300');
    expect(between(ask(engine, { person: { death_date: '2009' } }))).toEqual(['0', null]);
  });
});
