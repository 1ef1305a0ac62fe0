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
  /** Once, at the start: what a process before this one left in the middle. */
  resume(): Promise<void>;
  /** Every minute, in every worker: what is due. */
  everyMinute(): Promise<void>;
  /** Every hour, in one of the workers; and soon after the start when that is due. */
  everyHour(): Promise<void>;
  isHourlyDue(): Promise<boolean>;
  /** Every night, in one of the workers. */
  everyNight(): Promise<void>;
};
