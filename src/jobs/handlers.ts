import type { Job } from '../context.ts';
import type { JobName } from './queues.ts';

export type Attempt = {
  /** The job's own: the same for every attempt at it. */
  key: string;
  /** An attempt before this one may have done a part of it, or all. */
  mayBeDone: boolean;
  /** When the job was first sent. */
  sentAt: Date;
};

/** What each kind of job calls. Each may be called again after it has done its work. */
export type JobHandlers = {
  [Name in JobName]: (job: Omit<Extract<Job, { name: Name }>, 'name'>, attempt: Attempt) => Promise<void>;
};

/** What is done without anybody sending a job for it. */
export type Routine = {
  /** At the start, until it works: what a process before this one left in the middle. */
  resume(): Promise<void>;
  /** Every minute, in every worker: what is due. */
  everyMinute(): Promise<void>;
  /**
   * Every hour, in one of the workers; and soon after the start when that is due.
   * @param signal aborted when the process is to stop: what is left waits for the next hour
   */
  everyHour(signal: AbortSignal): Promise<void>;
  isHourlyDue(): Promise<boolean>;
  /** Every so often, in one of the workers: a look at what Zoom tells nobody of by itself. */
  watchPorts(): Promise<void>;
  /** Seconds between two looks. */
  watchEverySeconds: number;
  /** Every night, in one of the workers. */
  everyNight(): Promise<void>;
};
