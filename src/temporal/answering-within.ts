import { defaultGrpcRetryOptions, makeGrpcRetryInterceptor, type ConnectionOptions } from '@temporalio/client';

/**
 * What a connection is opened with so that each call that has no deadline of its own, tried again or not, fails after
 * `patience` milliseconds. Of itself it would wait for ever for a server that has stopped.
 */
export function answeringWithin(patience: number): Pick<ConnectionOptions, 'interceptors' | 'connectTimeout'> {
  const retry = makeGrpcRetryInterceptor(defaultGrpcRetryOptions());
  return {
    connectTimeout: patience,
    interceptors: [
      (options, nextCall) => retry({ ...options, deadline: options.deadline ?? Date.now() + patience }, nextCall),
    ],
  };
}
