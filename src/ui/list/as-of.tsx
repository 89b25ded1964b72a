import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { formatDate, type IsoDate } from '../../kernel/index.ts';
import { DayField } from '../date-field.tsx';
import { Icon } from '../icons.tsx';
import { useText } from '../language.tsx';
import { uiMessages } from '../messages.ts';
import { Hidden } from '../parts.tsx';
import { Chip, OnChip } from './chips.tsx';
import { listMessages } from './messages.ts';

export interface AsOfChipProps {
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
}

/** "Xem theo ngày": the register as it stood on a day; without one, as it stands today. */
export function AsOfChip({ value, onChange }: AsOfChipProps) {
  const text = useText(uiMessages);
  const list = useText(listMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = text('date.asOf');
  const popover = (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={() => setAnchor(null)}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      transitionDuration={0}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}
    >
      <div style={{ padding: '10px 14px' }}>
        <DayField
          label={label}
          value={value}
          autoFocus
          onChange={(day) => {
            setAnchor(null);
            onChange(day);
          }}
        />
      </div>
    </Popover>
  );
  const opener = {
    type: 'button',
    'aria-haspopup': 'dialog',
    'aria-expanded': anchor !== null,
    onClick: (event: { readonly currentTarget: HTMLElement }) => setAnchor(event.currentTarget),
  } as const;
  if (value === null) {
    return (
      <>
        <Chip {...opener}>
          {label}
          <Icon name="down" />
        </Chip>
        {popover}
      </>
    );
  }
  return (
    <OnChip data-on="">
      <Chip {...opener} data-on="">
        {label}: <b>{formatDate(value)}</b>
      </Chip>
      <Chip type="button" data-on="" onClick={() => onChange(null)}>
        <Icon name="close" />
        <Hidden>
          {label}: {formatDate(value)}, {list('list.filter.remove')}
        </Hidden>
      </Chip>
      {popover}
    </OnChip>
  );
}
