import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Asked whenever somebody looks. */
export type Looking = {
  slackConnected(): boolean;
  /** When the inventory was last read as a whole; undefined when it never was. */
  inventoryReadAt(): Promise<Date | undefined>;
};

/** What `/metrics` tells, in Prometheus's text format. One registry a bot, so that tests can run several. */
export function createMetrics({ slackConnected, inventoryReadAt }: Looking) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    slackVisits: new Counter({
      name: 'phone_slack_visits_total',
      help: 'Commands, clicks, submissions, shortcuts and events handled, by kind, name and how they ended.',
      labelNames: ['kind', 'name', 'outcome'],
      registers: [registry],
    }),
    slackConnected: new Gauge({
      name: 'phone_slack_connected',
      help: '1 while Slack can reach the bot: a Socket Mode connection is up, or the HTTP endpoint is served.',
      registers: [registry],
      collect() {
        this.set(slackConnected() ? 1 : 0);
      },
    }),
    inventoryReadAt: new Gauge({
      name: 'phone_inventory_read_timestamp_seconds',
      help: 'When the inventory was last read as a whole, in Unix time; by whichever worker.',
      registers: [registry],
      async collect() {
        // While the database cannot be asked, the last that was known stands.
        const at = await inventoryReadAt().catch(() => undefined);
        if (at) this.set(at.getTime() / 1_000);
      },
    }),
    zoomCalls: new Histogram({
      name: 'phone_zoom_call_seconds',
      help: 'Calls to the Number Management API in seconds, by endpoint and outcome.',
      labelNames: ['endpoint', 'outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
  };
}
