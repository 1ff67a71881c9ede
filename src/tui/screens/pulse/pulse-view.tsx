import type { ReactElement } from 'react';
import type { Pulse } from '../../../domain/pulse.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { useOrders } from '../../use-orders.ts';
import { line } from '../../widgets/line.ts';

export function PulseView({ shared }: { shared: Shared; first: Pulse; period: Pulse['period'] }): ReactElement {
  useOrders(shared.desk, 'pulse', { obey: () => undefined });
  return <Framed shared={shared} screen="pulse" title={line('pulse')} body={[]} />;
}
