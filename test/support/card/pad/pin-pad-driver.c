/*
 * A reader with a keypad for pcscd: vsmartcard's virtual reader with PC/SC part 10 (FEATURE_VERIFY_PIN_DIRECT) around it.
 * Everything is passed to the real driver, a copy of which lies next to this file as "<this>.real"; only IFDHControl is our own.
 * What the holder does is the first line of "<this>.pad": digits and the green key, "cancel", or "wait" for a time-out. Each verify that
 * was asked adds a line to "<this>.log": the structure in hex, never the digits.
 *
 * Compiled by pin-pad-driver.ts: cc -shared -fPIC -o driver.so pin-pad-driver.c -ldl. Types are those of ifdhandler.h on Linux.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef unsigned long DWORD;
typedef unsigned char UCHAR;
typedef long RESPONSECODE;
typedef struct { DWORD protocol; DWORD length; } PCI;

#define IFD_SUCCESS 0
#define IFD_COMMUNICATION_ERROR 612
#define IFD_ERROR_NOT_SUPPORTED 606

#define CM_IOCTL_GET_FEATURE_REQUEST (0x42000000 + 3400)
#define VERIFY_PIN_DIRECT 0x06
#define VERIFY_CODE 0x42330006

static char own_path[4096];

static void *real(const char *name) {
  static void *handle;
  if (!handle) {
    Dl_info info;
    char path[4200];
    if (!dladdr((void *)real, &info)) return NULL;
    snprintf(own_path, sizeof own_path, "%s", info.dli_fname);
    snprintf(path, sizeof path, "%s.real", own_path);
    handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  }
  return handle ? dlsym(handle, name) : NULL;
}

#define PASS(name, parameters, arguments)                        \
  RESPONSECODE name parameters {                                 \
    RESPONSECODE(*call) parameters = real(#name);                \
    return call ? call arguments : IFD_COMMUNICATION_ERROR;      \
  }

PASS(IFDHCreateChannel, (DWORD lun, DWORD channel), (lun, channel))
PASS(IFDHCreateChannelByName, (DWORD lun, char *name), (lun, name))
PASS(IFDHCloseChannel, (DWORD lun), (lun))
PASS(IFDHGetCapabilities, (DWORD lun, DWORD tag, DWORD *length, UCHAR *value), (lun, tag, length, value))
PASS(IFDHSetCapabilities, (DWORD lun, DWORD tag, DWORD length, UCHAR *value), (lun, tag, length, value))
PASS(IFDHSetProtocolParameters, (DWORD lun, DWORD protocol, UCHAR flags, UCHAR one, UCHAR two, UCHAR three), (lun, protocol, flags, one, two, three))
PASS(IFDHPowerICC, (DWORD lun, DWORD action, UCHAR *atr, DWORD *length), (lun, action, atr, length))
PASS(IFDHICCPresence, (DWORD lun), (lun))
PASS(IFDHTransmitToICC, (DWORD lun, PCI send, UCHAR *out, DWORD length, UCHAR *in, DWORD *received, PCI *receive), (lun, send, out, length, in, received, receive))

static RESPONSECODE answer(unsigned status, UCHAR *out, DWORD *returned) {
  out[0] = status >> 8;
  out[1] = status & 0xff;
  *returned = 2;
  return IFD_SUCCESS;
}

static void put(UCHAR *data, unsigned bit, unsigned digit) {
  UCHAR *byte = data + bit / 8;
  *byte = bit % 8 ? (*byte & 0xf0) | digit : (*byte & 0x0f) | (digit << 4);
}

static unsigned in_bits(unsigned position, unsigned bytes) { return bytes ? position * 8 : position; }

static RESPONSECODE verify(DWORD lun, const UCHAR *asked, DWORD length, UCHAR *out, DWORD *returned) {
  char path[4200], line[64] = "";
  UCHAR command[64];
  PCI pci = {1, sizeof pci};
  DWORD received = 258;
  UCHAR reply[258];
  FILE *file;
  unsigned digits, first, index;
  DWORD size = length < 19 ? 0 : asked[15] | asked[16] << 8;

  snprintf(path, sizeof path, "%s.log", own_path);
  if ((file = fopen(path, "a"))) {
    for (index = 0; index < length; index++) fprintf(file, "%02x", asked[index]);
    fputc('\n', file);
    fclose(file);
  }
  snprintf(path, sizeof path, "%s.pad", own_path);
  if ((file = fopen(path, "r"))) {
    if (!fgets(line, sizeof line, file)) line[0] = 0;
    fclose(file);
  }
  line[strcspn(line, "\r\n")] = 0;
  if (!strcmp(line, "wait") || !line[0]) return answer(0x6400, out, returned);
  if (!strcmp(line, "cancel")) return answer(0x6401, out, returned);
  if (length != 19 + size || size < 5 || size > sizeof command) return answer(0x6b80, out, returned);
  digits = strlen(line);
  if (digits < asked[6] || digits > asked[5]) return answer(0x6403, out, returned);
  memcpy(command, asked + 19, size);
  first = in_bits((asked[2] >> 3) & 0x0f, asked[2] & 0x80);
  if (first + 4 * digits > 8 * (size - 5)) return answer(0x6b80, out, returned);
  for (index = 0; index < digits; index++) put(command + 5, first + 4 * index, line[index] - '0');
  if (asked[3] >> 4 == 4) put(command + 5, in_bits(asked[4] & 0x0f, asked[4] & 0x10), digits);
  memset(line, 0, sizeof line);
  if (IFDHTransmitToICC(lun, pci, command, size, reply, &received, &pci) != IFD_SUCCESS || received < 2)
    return IFD_COMMUNICATION_ERROR;
  memset(command, 0, sizeof command);
  return answer(reply[received - 2] << 8 | reply[received - 1], out, returned);
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, UCHAR *in, DWORD length, UCHAR *out, DWORD room, DWORD *returned) {
  static const UCHAR features[] = {VERIFY_PIN_DIRECT, 4, 0x42, 0x33, 0x00, 0x06};
  *returned = 0;
  if (code == CM_IOCTL_GET_FEATURE_REQUEST && room >= sizeof features) {
    memcpy(out, features, sizeof features);
    *returned = sizeof features;
    return IFD_SUCCESS;
  }
  if (code == VERIFY_CODE && room >= 2) return verify(lun, in, length, out, returned);
  return IFD_ERROR_NOT_SUPPORTED;
}
