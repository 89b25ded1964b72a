import type {
  Download,
  InputOf,
  Operation,
  Refusal,
  ReplyOf,
  Result,
  Upload,
} from '../../kernel/index.ts';
import type { Context } from '../context.ts';

/** An operation with the use case that serves it. Modules export these; apps wire them. */
export interface BoundOperation {
  readonly operation: Operation;
  readonly serve: (
    context: Context,
    input: unknown,
    upload: Upload | null,
  ) => Promise<Result<unknown, Refusal>>;
}

/** What a use case answers: the reply of its contract, or a file when the contract says so. */
export type Answer<P extends Operation> = P['download'] extends 'file' ? Download : ReplyOf<P>;

/** Binds a contract to its use case; the compiler checks input and reply. */
export function bind<P extends Operation>(
  operation: P,
  serve: (
    context: Context,
    input: InputOf<P>,
    upload: Upload | null,
  ) => Promise<Result<Answer<P>, Refusal>>,
): BoundOperation {
  return {
    operation,
    serve: (context, input, upload) => serve(context, input as InputOf<P>, upload),
  };
}
