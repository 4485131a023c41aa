/** Screens of the certification authorities. */
export const trustScreens = {} as const;
