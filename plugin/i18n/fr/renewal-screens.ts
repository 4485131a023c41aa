/** Screens of notices, guide and mute. */
export const renewalScreens = {} as const;
