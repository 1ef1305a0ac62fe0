import { useId, useState } from 'react';
import type { ZoomState } from '../../zoom/control-protocol.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CallsTab } from './calls-tab.tsx';
import { FaultsTab } from './faults-tab.tsx';
import { OrdersTab } from './orders-tab.tsx';
import { useZoomState } from './use-zoom-state.ts';
import { ZoomClock } from './zoom-clock.tsx';

type TabKey = 'orders' | 'faults' | 'calls';

/** The local Zoom beside Slack: what it holds, what goes wrong, what the bot asked. */
export function ZoomPanel({ onClose }: { onClose: (() => void) | undefined }) {
  const sight = useZoomState();
  return (
    <section className="zoom-panel" aria-label="Zoom" data-region>
      <header className="pane-head">
        <div className="pane-title">
          <h2>Zoom</h2>
          {'state' in sight && sight.state && <span className="pane-topic">{sight.state.company}</span>}
        </div>
        {onClose && <IconButton icon="close" label="Close Zoom panel" onClick={onClose} />}
      </header>
      {sight.kind === 'loading' && <p className="zoom-quiet">Looking for the local Zoom…</p>}
      {sight.kind === 'real' && (
        <div className="zoom-quiet">
          <p>
            <strong>The real Zoom is used.</strong>
          </p>
          <p>
            The bot works with the account in your settings, so orders and faults cannot be controlled from
            here. Start without Zoom credentials to get the local Zoom.
          </p>
        </div>
      )}
      {sight.kind === 'lost' && (
        <p className="zoom-lost" role="status">
          The local Zoom does not answer. Trying again…
        </p>
      )}
      {'state' in sight && sight.state && <PanelBody state={sight.state} />}
    </section>
  );
}

function PanelBody({ state }: { state: ZoomState }) {
  const [tab, setTab] = useState<TabKey>('orders');
  const panelId = useId();
  const tabs = [
    { key: 'orders', label: 'Porting orders' },
    { key: 'faults', label: 'Faults', count: state.faults.length },
    { key: 'calls', label: 'Calls', count: state.calls.length },
  ] as const;
  return (
    <>
      <ZoomClock state={state} />
      <Tabs<TabKey>
        label="Zoom"
        tabs={tabs}
        selected={tab}
        panelId={panelId}
        onSelect={(key) => setTab(key)}
      />
      <div
        id={panelId}
        role="tabpanel"
        className="zoom-scroll"
        aria-label={tabs.find(({ key }) => key === tab)?.label}
      >
        {tab === 'orders' && <OrdersTab orders={state.orders} now={state.now} />}
        {tab === 'faults' && <FaultsTab faults={state.faults} />}
        {tab === 'calls' && <CallsTab calls={state.calls} />}
      </div>
    </>
  );
}
