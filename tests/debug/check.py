# SPDX-License-Identifier: BSL-1.0
# Run by gdb in tests/debug/gdb.sh, where the program has stopped: phrases of all statuses, and errors with wrong bytes.
#
# gdb prints "Python Exception" on stderr where a printer raises something, and the script looks for that.
import gdb

errors = ('plain', 'filled', 'caused', 'full', 'on_heap', 'received')
here = gdb.selected_inferior()
subjects = gdb.parse_and_eval('debug::subjects')
raw = subjects['raw']
address, size = int(raw.address), raw.type.sizeof
as_error = raw.address.cast(subjects['plain'].type.pointer())
failures = 0


def failed(text):
    global failures
    failures += 1
    print('FAILED: ' + text)


def shown_of(content):
    here.write_memory(address, content)
    return as_error.dereference().format_string(max_elements=0)


# Each status has the phrase that the library has.
plain = here.read_memory(int(subjects['status_only'].address), size).tobytes()
order = 'big' if 'big endian' in gdb.execute('show endian', False, True) else 'little'
at = [offset for offset in range(size - 1) if plain[offset:offset + 2] == (413).to_bytes(2, order)][0]
phrases = gdb.parse_and_eval('debug::phrases')
for status in range(600):
    start = int(phrases[status]['text'])
    phrase = here.read_memory(start, int(phrases[status]['size'])).tobytes().decode()
    shown = shown_of(plain[:at] + status.to_bytes(2, order) + plain[at + 2:])
    if not shown.startswith('- %d "%s"' % (status, phrase)):
        failed('the status %d has the phrase %s, but is shown as %s' % (status, phrase, shown))

# Whatever the bytes, there is a line. (A random byte may still make an error that can be shown.)
lines = unlike = 0
for name in errors:
    content = here.read_memory(int(subjects[name].address), size).tobytes()
    right = shown_of(content)
    for offset in range(size):
        for value in (0, 0x7F, 0xFF, content[offset] ^ 1):
            shown = shown_of(content[:offset] + bytes([value]) + content[offset + 1:])
            lines += 1
            unlike += shown.startswith('<no error that can be shown: ')
            if not shown:
                failed('%s with the byte %d at %d is shown as nothing' % (name, value, offset))
    if shown_of(content) != right or right.startswith('<'):
        failed('%s is shown as %s' % (name, right))
for byte in (0x01, 0x55, 0xA5, 0xFF):
    if not shown_of(bytes([byte]) * size).startswith('<no error that can be shown: '):
        failed('%d bytes of %d are shown as an error' % (size, byte))
print('%d errors with wrong bytes, %d of them no errors, %d failures' % (lines, unlike, failures))
