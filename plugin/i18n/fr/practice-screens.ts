/** Screens of jobs and reports. */
export const practiceScreens = {} as const;
