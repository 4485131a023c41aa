import type { RequestHandler } from 'express';
import { PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';

/**
 * Reads one keystore and the few fields of its form into memory: nothing of an upload touches the disk. Everything is capped
 * before it is read. `req.file` is undefined when no file was chosen.
 */
export function keystoreUpload(maxBytes: number): RequestHandler {
  return fileUpload(maxBytes, 'ERR_KEYSTORE_TOO_LARGE');
}

/** The same for an update of the authorities; one that is too large says its limit in the error's parameters. */
export function authorityUpload(maxBytes: number): RequestHandler {
  return fileUpload(maxBytes, 'ERR_TRUST_ARCHIVE_INVALID');
}

/**
 * Many files at once: as many and as large as the form may have, and no more bytes in all than `totalBytes`, by the length that the
 * request states; without one it is refused unread, since the parser would count each file alone.
 */
export function manyFilesUpload(limits: {
  readonly files: number;
  readonly totalBytes: number;
  /** Of a text in the same form. */
  readonly fieldBytes?: number;
}): RequestHandler {
  const { fieldBytes } = limits;
  const parse = fileUpload(limits.totalBytes, 'ERR_UPLOAD_TOO_LARGE', limits.files, fieldBytes);
  return (req, res, next) => {
    const length = Number(req.headers['content-length'] ?? Number.NaN);
    if (length <= limits.totalBytes) {
      void parse(req, res, next);
      return;
    }
    // Left unread, the connection cannot be used again
    res.setHeader('Connection', 'close');
    next(
      new PluginError('ERR_UPLOAD_TOO_LARGE', 'upload larger than the limit', {
        params: { limit: limits.totalBytes },
      }),
    );
  };
}

function fileUpload(
  maxBytes: number,
  tooLarge: PluginErrorCode,
  files = 1,
  fieldBytes = 4_096,
): RequestHandler {
  let opened: Promise<FormReader> | undefined;
  return (req, res, next) => {
    opened ??= openForm(maxBytes, files, fieldBytes);
    const read = ({ parse, isTooLarge }: FormReader) => {
      parse(req, res, (error: unknown) => {
        if (error === undefined || error === null) {
          next();
        } else if (isTooLarge(error)) {
          next(
            new PluginError(tooLarge, 'upload larger than the limit', {
              params: { limit: maxBytes },
            }),
          );
        } else {
          // Too many parts, a field too long, a body cut off: all of them a form that is not ours
          next(new PluginError('ERR_FORM_INVALID', 'the form could not be read', { cause: error }));
        }
      });
    };
    opened.then(read).catch(next);
  };
}

interface FormReader {
  readonly parse: RequestHandler;
  readonly isTooLarge: (error: unknown) => boolean;
}

async function openForm(maxBytes: number, files: number, fieldBytes: number): Promise<FormReader> {
  // With the first upload: no page of a start needs it. The body waits, because nothing reads it yet
  const { default: multer, MulterError } = await import('multer');
  const form = multer({
    storage: multer.memoryStorage(),
    // Browsers send file names as UTF-8 without saying so
    defParamCharset: 'utf8',
    limits: {
      fileSize: maxBytes,
      files,
      fields: 16,
      parts: files + 16,
      fieldSize: fieldBytes,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  });
  const parse =
    files === 1
      ? form.single('file')
      : form.fields([
          { name: 'files', maxCount: files },
          { name: 'folder', maxCount: files },
        ]);
  const isTooLarge = (error: unknown) =>
    error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
  return { parse, isTooLarge };
}
