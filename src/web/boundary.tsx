import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useText } from '../ui/language.tsx';
import { uiMessages } from '../ui/messages.ts';
import { ErrorBox } from '../ui/states.tsx';

interface BoundaryProps {
  /** Another place, another try. */
  readonly at: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failed: boolean;
  readonly at: string;
}

/** Keeps the app standing when one screen fails, and says what that means for the work. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  constructor(props: BoundaryProps) {
    super(props);
    this.state = { failed: false, at: props.at };
  }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState) {
    return props.at === state.at ? null : { failed: false, at: props.at };
  }

  override render(): ReactNode {
    return this.state.failed ? <ScreenFailed /> : this.props.children;
  }
}

function ScreenFailed() {
  const text = useText(uiMessages);
  return (
    <ErrorBox
      title={text('error.screen')}
      action={<Button onClick={() => window.location.reload()}>{text('retry')}</Button>}
    >
      {text('error.screen.text')}
    </ErrorBox>
  );
}
