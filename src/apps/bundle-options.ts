/**
 * A part of the interface or of the kernel does nothing when it is merely named: a screen carries
 * what it uses. Of packages each says so itself.
 */
export const staffTreeshake = {
  moduleSideEffects: (id: string): boolean | undefined =>
    /\/src\/(kernel|ui|modules)\/.*\.tsx?$/.test(id) ? false : undefined,
};
