/** Which copies a caller may see: the public sees what is approved, staff the drafts too. */
export interface PlanView {
  readonly drafts: boolean;
}
