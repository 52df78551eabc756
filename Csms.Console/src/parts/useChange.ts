import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

type After<Input, Result> = {
  /** What is told when it is done. */
  done?: string | ((input: Input) => string);
  /** The first parts of the query keys that are old by it. */
  touches?: string[];
  /** Whether the form itself shows why it was refused. */
  toldByForm?: boolean;
  onDone?: (result: Result) => void;
};

/** A change that is told: when it is done, and in the problem's own words when it is not. */
export function useChange<Input = void, Result = unknown>(change: (input: Input) => Promise<Result>, { done, touches = [], toldByForm, onDone }: After<Input, Result> = {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result, input) => {
      if (done) notifications.show({ color: 'teal', message: typeof done === 'string' ? done : done(input) });
      onDone?.(result);
    },
    onError: (error) => {
      if (!toldByForm) notifications.show({ color: 'red', message: error.message, autoClose: 10_000 });
    },
    // Also after a refusal: what is shown may be older than what was refused.
    onSettled: () => Promise.all(touches.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
