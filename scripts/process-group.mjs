import { spawn } from 'node:child_process';
import { leftOfRun } from './limits.mjs';

const windows = process.platform === 'win32';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `act` after so many seconds; returns what calls that off. */
function startTimer(seconds, act) {
  const timer = setTimeout(act, seconds * 1_000);
  return () => {
    clearTimeout(timer);
  };
}

/**
 * Runs a command with its output shown, in a process group of its own. What is left of the group is killed when the command
 * ends, when it exceeds its limit in seconds, and when this process is ended by a signal. SIGKILL, because a process whose event
 * loop is blocked handles no other signal. A process that starts a group of its own (Chromium) is not reached: it has to
 * notice the end of its parent. A process of another user (sudo) cannot be killed; after its limit it is no longer waited for.
 *
 * `code` is null when the command was killed or could not be started. `limit` in the answer is the limit that held: the one
 * given, or what was left of the run. `startLimit` starts the clock of the limit.
 */
export function runGroup(
  command,
  args,
  { limit, cwd, env = process.env, startLimit = startTimer },
) {
  const seconds = leftOfRun(limit);
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: 'inherit',
    shell: windows,
    detached: !windows,
  });
  return new Promise((resolve) => {
    let exceeded = false;
    const end = (code) => {
      stopLimit();
      for (const name of signals) process.off(name, onSignal);
      resolve({ code, exceeded, limit: seconds });
    };
    const onSignal = (signal) => {
      kill(child);
      for (const name of signals) process.off(name, onSignal);
      process.kill(process.pid, signal);
    };
    for (const name of signals) process.on(name, onSignal);
    const stopLimit = startLimit(seconds, () => {
      exceeded = true;
      if (kill(child)) return;
      child.unref();
      end(null);
    });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(null);
    });
    child.once('exit', (code) => {
      kill(child);
      end(code);
    });
  });
}

/** Kills a child with its group; false when that is not permitted. */
function kill(child) {
  if (windows) return child.kill('SIGKILL');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code === 'EPERM') return false;
    // ESRCH: the group has ended already
    if (error.code !== 'ESRCH') throw error;
  }
  return true;
}
