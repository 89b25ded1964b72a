import { describe, expect, test } from 'vitest';
import { roleChoices } from '../contract/index.ts';
import { missingFields, placesOf } from './form.ts';

const nobody = { login: '', name: '', role: '', agency: null, area: null };
const ha = { ...nobody, login: 'ha.tran', name: 'Trần Thu Hà', role: 'x' };

describe('the form of a new account', () => {
  test('asks for login, name and role first', () => {
    expect(missingFields(nobody, null)).toEqual(['login', 'name', 'role']);
    expect(missingFields({ ...ha, login: '  ' }, 'city')).toEqual(['login']);
  });

  test('asks for the place that the role needs', () => {
    expect(missingFields(ha, 'agency')).toEqual(['agency']);
    expect(missingFields(ha, 'area')).toEqual(['area']);
    expect(missingFields(ha, 'agency_or_area')).toEqual(['agency']);
    expect(missingFields({ ...ha, area: '11473' }, 'agency_or_area')).toEqual([]);
  });

  test('asks for no place where the role is held for the whole city', () => {
    expect(missingFields(ha, 'city')).toEqual([]);
    expect(missingFields(ha, 'city_or_agency')).toEqual([]);
  });

  test('every role can be given: its seat is one the form knows', () => {
    for (const { seat } of roleChoices) {
      const { agency, area } = placesOf(seat);
      expect(agency || area || seat === 'city', seat).toBe(true);
    }
  });
});
