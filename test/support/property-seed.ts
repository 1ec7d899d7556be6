import fc from 'fast-check'

// In CI every commit is asked the same cases, so that what fails there was broken there. Elsewhere they differ each time.
if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 })
