import { Box, Text } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Theme } from '../theme.ts';
import type { Line } from './line.ts';

/** Lines as rows of the screen. One text node a row, drawn again only when its own text changed. */
export function Rows({ lines, theme }: { lines: readonly Line[]; theme: Theme }): ReactElement {
  const rows = lines.map((line, row) => ({ place: row, painted: theme.paint(line) }));
  return (
    <Box flexDirection="column">
      {rows.map(({ place, painted }) => (
        <Row key={place} painted={painted} />
      ))}
    </Box>
  );
}

const Row = memo(function Row({ painted }: { painted: string }): ReactElement {
  return <Text wrap="truncate">{painted === '' ? ' ' : painted}</Text>;
});
