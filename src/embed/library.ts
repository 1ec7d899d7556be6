import { join } from 'node:path'
import { type ModelPlace, WEIGHTS, weightsOf } from './model-folder.js'
import { needPackages } from './packages.js'

/**
 * Loads transformers.js on first use: commands that need no model start without it.
 * @throws YoujuError model_missing if it is not installed
 */
export async function loadLibrary(hubEndpoint?: string) {
  needPackages(['@xenova/transformers'], 'bundled_model')
  const library = await import('@xenova/transformers')
  if (hubEndpoint) {
    library.env.remoteHost = hubEndpoint.endsWith('/') ? hubEndpoint : `${hubEndpoint}/`
  }
  return library
}

/** Returns the default folder for files from the hub. */
export function hubCache(modelsDir: string): string {
  return join(modelsDir, '.hub')
}

/** Returns the options for `from_pretrained` and `pipeline` to load a model; a folder never uses the network. */
export function sourceOf(place: ModelPlace, cacheDir: string, setting?: string) {
  // One thread is as fast as two for a static model, and leaves the other core to the service.
  const session_options = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  return place.kind === 'folder'
    ? { dtype: weightsOf(place.folder, setting).dtype, local_files_only: true, session_options }
    : { dtype: WEIGHTS[0].dtype, cache_dir: cacheDir, session_options }
}
