/*
 * Of the environment the cards get what their libraries need: where the system's folders, the user's and their configuration are, and a
 * display for the dialogs of the official middleware. Anything else may be a secret of the host.
 */

const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'TMP', 'TEMP'],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['SYSTEMROOT', 'WINDIR', 'SYSTEMDRIVE', 'PROGRAMFILES', 'PROGRAMDATA', 'USERPROFILE'],
  ...['APPDATA', 'LOCALAPPDATA', 'COMSPEC', 'LD_LIBRARY_PATH', 'OPENSC_CONF', 'SOFTHSM2_CONF'],
]);
const neededFamily = /^(LC_|XDG_|PCSCLITE_)/;

/** Names are compared without case: Windows writes `SystemRoot`. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => needed.has(name.toUpperCase()) || neededFamily.test(name.toUpperCase()),
    ),
  );
}
