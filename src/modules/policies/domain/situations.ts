/** Situations of life in the order people look for them; the words stand in messages. */
export const situations = [
  'old_age',
  'disability',
  'children',
  'merit',
  'poverty',
  'work',
  'study',
  'housing',
  'hardship',
  'other',
] as const;

export type Situation = (typeof situations)[number];

/** Programmes people of a situation ask about; a programme may stand in several. */
const members: Readonly<Record<Exclude<Situation, 'other'>, readonly string[]>> = {
  old_age: [
    'social_pension',
    'social_assistance_monthly',
    'health_insurance_support',
    'facility_allowance',
    'funeral_support',
  ],
  disability: [
    'social_assistance_monthly',
    'care_support_monthly',
    'facility_allowance',
    'health_insurance_support',
  ],
  children: [
    'social_assistance_monthly',
    'care_support_monthly',
    'preschool_lunch_support',
    'tuition_exemption',
    'study_cost_support',
    'health_insurance_support',
  ],
  merit: [
    'merit_monthly_allowance',
    'merit_injury_allowance',
    'merit_one_off',
    'merit_worship_allowance',
    'merit_convalescence',
    'merit_orthopaedic_support',
    'merit_education_support',
    'merit_study_allowance',
    'merit_housing_support',
  ],
  poverty: [
    'poverty_classification',
    'poverty_score_classification',
    'social_assistance_monthly',
    'health_insurance_support',
    'poor_household_loan',
    'poor_housing_support',
  ],
  work: [
    'unemployment_benefit',
    'vocational_training_support',
    'job_creation_loan',
    'voluntary_insurance_support',
    'health_insurance_support',
    'insurance_late_interest',
  ],
  study: [
    'tuition_exemption',
    'study_cost_support',
    'preschool_lunch_support',
    'student_loan',
    'merit_education_support',
    'merit_study_allowance',
    'vocational_training_support',
  ],
  housing: [
    'poor_housing_support',
    'merit_housing_support',
    'poor_household_loan',
    'job_creation_loan',
    'student_loan',
    'water_sanitation_loan',
  ],
  hardship: ['emergency_support', 'emergency_rice', 'funeral_support'],
};

/** The programmes of a situation among all, by slug; of `other` those that stand in none. */
export function programmesOf(situation: Situation, all: readonly string[]): readonly string[] {
  if (situation !== 'other') return all.filter((slug) => members[situation].includes(slug));
  const named = new Set(Object.values(members).flat());
  return all.filter((slug) => !named.has(slug));
}

/** The situations a programme stands in, in their order; `other` where it stands in none. */
export function situationsOf(slug: string): readonly Situation[] {
  const found = situations.filter((each) => each !== 'other' && members[each].includes(slug));
  return found.length === 0 ? ['other'] : found;
}
