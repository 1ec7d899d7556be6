import type { UploadedFile } from './attachments.js'

/** One request to the server, and the response. */
export interface RecordedRequest {
  method: string
  /** The path below /api/v10, without the query. */
  path: string
  body: unknown
  /** The files of a request in form data. */
  files: UploadedFile[]
  status: number
  /** The body of the response. */
  answer: unknown
  /** When it arrived, by the manual clock. */
  at: number
  /** Discord's own error code if the request was refused. */
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

  /** Resolves to the first matching request, past or future. */
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
