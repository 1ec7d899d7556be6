/** The server's time: it moves only when a test moves it. */
export class ManualClock {
  constructor(private milliseconds = Date.UTC(2024, 5, 30, 8)) {}

  now(): number {
    return this.milliseconds
  }

  advance(milliseconds: number): void {
    this.milliseconds += milliseconds
  }
}
