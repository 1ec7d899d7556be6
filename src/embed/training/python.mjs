/** Runs a script with the first Python that has the modules it needs, and says where they come from where none has. */
import { spawnSync } from 'node:child_process'

/** What a launcher exits with where no Python has the modules. */
const NO_PYTHON = 3

/**
 * @param {string} script its path
 * @param {string[]} args passed through
 * @param {string[]} modules that it imports
 * @param {Record<string, string>} env beside the one this process has, which comes first
 * @returns {never} it ends this process as the script ended
 */
export function runPython(script, args, modules, env = {}) {
  const needed = `import ${modules.join(', ')}`
  // The distribution's interpreter has Debian's modules even where another python3 is first on PATH.
  const python = ['python3', '/usr/bin/python3'].find(
    (candidate) => spawnSync(candidate, ['-c', needed], { stdio: 'ignore' }).status === 0,
  )
  if (python === undefined) {
    const packages = modules.map((name) => `python3-${name}`).join(' ')
    console.error(`Training needs Python with ${modules.join(', ')}: apt-get install ${packages}.`)
    process.exit(NO_PYTHON)
  }
  const run = spawnSync(python, [script, ...args], {
    stdio: 'inherit',
    // Threads that spin while they wait make training ten times slower on a busy machine.
    env: { OMP_WAIT_POLICY: 'PASSIVE', PYTHONDONTWRITEBYTECODE: '1', ...env, ...process.env },
  })
  process.exit(run.status ?? 1)
}
