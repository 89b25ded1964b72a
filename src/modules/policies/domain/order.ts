/** Questions that make sense to people only after another one; of the law's own order they are free. */
const after: Readonly<Record<string, string>> = {
  child_case: 'child_without_support',
  cared_at_home: 'merit_kind',
  convalescence_mode: 'merit_kind',
  course_days: 'course_tuition_vnd',
  device_code: 'merit_kind',
  disability_kind: 'disability_degree',
  distance_km: 'course_tuition_vnd',
  facility_public: 'in_facility',
  injury_percent: 'merit_role',
  legally_alone: 'merit_kind',
  martyrs_in_family: 'merit_kind',
  merit_event: 'merit_kind',
  merit_role: 'merit_kind',
  merit_source_percent: 'merit_role',
  orphan_of_both: 'in_study',
  pension_vnd_per_month: 'has_pension',
  school_level: 'in_study',
  school_public: 'school_level',
  seniority_units: 'merit_kind',
  special_wound: 'merit_kind',
  supporter_on_social_assistance: 'has_supporter',
  workers_created: 'loan_purpose',
};

/**
 * Moves questions behind those they make sense after, where both are still asked; else the order
 * given stays.
 */
export function inSense<T extends { readonly fact: string }>(
  questions: readonly T[],
): readonly T[] {
  const byFact = new Map(questions.map((each) => [each.fact, each]));
  const placed = new Set<string>();
  const ordered: T[] = [];
  const place = (question: T): void => {
    if (placed.has(question.fact)) return;
    placed.add(question.fact);
    const first = byFact.get(after[question.fact] ?? '');
    if (first !== undefined) place(first);
    ordered.push(question);
  };
  questions.forEach(place);
  return ordered;
}
