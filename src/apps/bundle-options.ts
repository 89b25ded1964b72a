/** A part of the interface does nothing when it is merely named: a screen carries what it draws. */
export const staffTreeshake = {
  moduleSideEffects: (id: string): boolean => !/\/src\/(ui|modules)\/.*\.tsx?$/.test(id),
};
