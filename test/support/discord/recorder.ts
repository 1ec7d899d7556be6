import type { UploadedFile } from './attachments.js'

/** One request the server got and what it answered. */
export interface RecordedRequest {
  method: string
  /** Below /api/v10, without the query. */
  path: string
  body: unknown
  /** The files of a request in form data. */
  files: UploadedFile[]
  status: number
  /** The body of the answer. */
  answer: unknown
  /** When it came, by the manual clock. */
  at: number
  /** Discord's own code where the request was refused. */
  code: number | null
  /** Whether no route exists for it. */
  unknown: boolean
}

/** Every request in the order of arrival; lets a test wait for one without polling. */
export class Recorder {
  readonly requests: RecordedRequest[] = []
  private readonly waiting: {
    matches: (request: RecordedRequest) => boolean
    resolve: (request: RecordedRequest) => void
  }[] = []

  add(request: RecordedRequest): void {
    this.requests.push(request)
    for (const entry of [...this.waiting]) {
      if (!entry.matches(request)) continue
      this.waiting.splice(this.waiting.indexOf(entry), 1)
      entry.resolve(request)
    }
  }

  /** The first matching request, whether it came already or is still to come. */
  request(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest> {
    const past = this.requests.find(matches)
    if (past) return Promise.resolve(past)
    return new Promise((resolve) => this.waiting.push({ matches, resolve }))
  }

  /** Requests that Discord would have refused: none in a healthy run. */
  get failures(): RecordedRequest[] {
    return this.requests.filter(({ status }) => status >= 400)
  }

  get unknownRoutes(): RecordedRequest[] {
    return this.requests.filter(({ unknown }) => unknown)
  }
}
