# SPDX-License-Identifier: BSL-1.0
# Shows the types of amiss in gdb, by reading memory alone: the program need not run, and no function of it is called.
#
# The headers carry this script, so gdb loads it with the program. Where it may not, or where AMISS_CFG_GDB_PRINTERS is 0:
#   (gdb) source tools/debuggers/amiss_printers.py
#
# tools/debuggers/embed writes it into the header, without lines that are blank or a comment. No line of code has a double quote
# or a backslash, so each goes into a string of C++ as it is. All is in one function, so that two versions can be loaded.
import datetime
import gdb.printing


def amiss_printers():
    backslash, quote = chr(92), chr(34)
    # Records by the number of their kind: the fields (FieldKind), then what no body can have (RecordKind).
    kinds = ('none code type status reason message param doc_url request_id instance trace_id timestamp retry_after '
             'retryable grpc domain column guidance details violations detail violation_field violation_message '
             'violation_code violation_detail plain_text context raw_body rate_limit cause capture '
             'violation_json').split()
    keyed = ('violations', 'violation_detail', 'plain_text', 'violation_json')
    # Phrases that do not follow from the name of the enumerator.
    phrases = {0: 'No Response', 100: 'Continue', 200: 'OK', 203: 'Non-Authoritative Information', 207: 'Multi-Status',
               226: 'IM Used', 414: 'URI Too Long', 505: 'HTTP Version Not Supported'}
    classes = ('Informational', 'Success', 'Redirection', 'Client Error', 'Server Error')

    def byte_order():
        return 'big' if 'big endian' in gdb.execute('show endian', False, True) else 'little'

    def memory(address, size):
        return gdb.selected_inferior().read_memory(address, size).tobytes() if size else b''

    def array_bytes(array, size):
        return bytes(int(array[at]) & 255 for at in range(size))

    # What a terminal can show: control characters and what its character set lacks are escaped.
    def printable(text):
        shown = ''.join(c if c.isprintable() else c.encode('unicode_escape').decode() for c in text)
        for charset in (gdb.target_charset(), gdb.host_charset() if hasattr(gdb, 'host_charset') else 'ascii'):
            try:
                shown = shown.encode(charset, 'backslashreplace').decode(charset)
            except LookupError:
                shown = shown.encode('ascii', 'backslashreplace').decode('ascii')
        return shown

    # Text in quotes, as long as gdb shows strings (set print elements).
    def quoted(text):
        options = gdb.print_options() if hasattr(gdb, 'print_options') else {}
        most = options.get('max_elements', gdb.parameter('print elements')) or len(text)
        shown = text[:most]
        while len(text) > most and shown and text[len(shown)] & 0xC0 == 0x80 and len(shown) > most - 4:
            shown = shown[:-1]
        for c in (backslash, quote):
            shown = shown.replace(c.encode(), (backslash + c).encode())
        return quote + bare(shown) + quote + ('...' if len(text) > most else '')

    def bare(text):
        return printable(text.decode('utf-8', 'backslashreplace'))

    # A std::string_view, of whichever library: the member that is a pointer, and the one that is a number.
    def view(value):
        text, size = 0, 0
        value = value.cast(value.type.strip_typedefs())
        for field in value.type.fields():
            if field.is_base_class or not hasattr(field, 'bitpos'):
                continue
            member = value[field]
            if member.type.strip_typedefs().code == gdb.TYPE_CODE_PTR:
                text = int(member)
            else:
                size = int(member)
        if size > 0x1000000:
            raise ValueError('a text has %d bytes' % size)
        return memory(text, size)

    def c_string(address):
        return gdb.Value(address).cast(gdb.lookup_type('char').pointer()).string('utf-8', 'backslashreplace', length=-1)

    def enumerator(value):
        return str(value).split('::')[-1]

    def reason_phrase(status):
        if status in phrases:
            return phrases[status]
        try:
            for field in gdb.lookup_type('amiss::v0::HttpStatus').fields():
                if field.enumval == status:
                    words = field.name.split('::')[-1].split('_')
                    return ' '.join(word.capitalize() for word in words)
        except gdb.error:
            pass
        return classes[status // 100 - 1] if 100 <= status < 600 else 'Unknown Status'

    # The name of a category, from its catalogue or from the name of its type. (name() would be a call.)
    def category(address):
        pointer = gdb.lookup_type('char').pointer().pointer()
        information = int((gdb.Value(int(gdb.Value(address).cast(pointer).dereference())).cast(pointer) - 1).dereference())
        if information == 0:
            return 'category at 0x%x' % address
        name = c_string(int((gdb.Value(information).cast(pointer) + 1).dereference())).lstrip('*')
        if name.startswith('N5amiss2v06detail15CatalogCategoryE'):
            whole = gdb.lookup_type('amiss::v0::detail::CatalogCategory').pointer()
            return bare(view(gdb.Value(address).cast(whole)['catalog_']['name_']))
        try:
            name = gdb.execute('demangle -l c++ -- _ZTS' + name, False, True).strip().split(' for ', 1)[-1]
        except gdb.error:
            pass
        known = ('generic_error_category', 'system_error_category')
        last = name.split('::')[-1].strip('_')
        return last.split('_')[0] if last in known else name

    def time_text(seconds, milliseconds):
        try:
            when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
        except OverflowError:
            return '%d seconds since 1970' % seconds
        return when.isoformat() + ('.%03dZ' % milliseconds if milliseconds else 'Z')

    # An error, decoded. Nothing is raised: `problem` says why it cannot be shown.
    class Error:
        def __init__(self, value):
            self.problem = None
            try:
                self.decode(value['records_']['data_'])
            except Exception as problem:
                self.problem = printable(str(problem) or type(problem).__name__)

        def decode(self, data):
            head = data['head']
            self.order = byte_order()
            self.records = list(self.split(self.stored(data['text'], int(head['used']))))
            self.texts = {}
            for kind, key, value in self.records:
                self.texts.setdefault(kind, value)
            self.status = int(head['status'])
            self.name = bare(self.texts.get('code', b'-'))
            self.type = self.texts.get('type', b'')
            self.message = self.texts.get('message')
            if int(head['catalog']) != 0:
                self.take_row(head['catalog'].dereference(), int(head['row_number']))
            elif self.message is None:
                self.message = reason_phrase(self.status).encode()
            self.provenance = enumerator(head['provenance'])
            self.flags = int(head['flags'])
            self.location = None
            if int(head['file']) != 0:
                self.location = '%s:%d' % (printable(c_string(int(head['file']))), int(head['line']))

        # The bytes of the records: inside the error, or in a heap block, which begins with its capacity.
        def stored(self, text, used):
            if used != 255:
                if used > text.type.sizeof:
                    raise ValueError('it has %d bytes of text' % used)
                return array_bytes(text, used)
            width = gdb.lookup_type('char').pointer().sizeof
            start = array_bytes(text, width + 4)
            address, size = self.number(start, 0, width), self.number(start, width, 4)
            capacity = self.number(memory(address, width), 0, width)
            if size > capacity or capacity > 0xFFFFFFFF:
                raise ValueError('its heap block is not in order')
            return memory(address + 16, size)

        def number(self, text, at, size, signed=False):
            if at + size > len(text):
                raise ValueError('its records are not in order')
            return int.from_bytes(text[at:at + size], self.order, signed=signed)

        # Each record is its kind (a byte) and its size, for some kinds the size of a key and the key, and the value.
        def split(self, text):
            at = 0
            while at < len(text):
                head = self.number(text, at, 4)
                kind, end = head & 255, at + 4 + (head >> 8)
                if kind >= len(kinds) or end > len(text):
                    raise ValueError('its records are not in order')
                value, key = text[at + 4:end], b''
                if kinds[kind] in keyed:
                    word = self.number(value, 0, 4)
                    size = word & 0x1FFFFFFF
                    key, value = value[4:4 + size], value[4 + size:]
                    if kinds[kind] == 'violations':
                        value = self.violation_parts(value) if word & 0x20000000 else (value, b'', b'')
                yield kinds[kind], key, value
                at = end

        def violation_parts(self, value):
            parts = []
            for _ in range(2):
                size = self.number(value, 0, 4)
                parts.append(value[4:4 + size])
                value = value[4 + size:]
            return parts[0], parts[1], value.split(bytes(1))[0]

        def take_row(self, catalog, number):
            size = int(catalog['size_'])
            if not number < size < 16384:
                raise ValueError('its catalogue is not in order')
            row = (catalog['rows_'] + number).dereference()
            self.name = bare(view(row['name']))
            self.type = view(row['type'])
            if self.message is None:
                self.message = view(row['plain' if bool(row['templated']) else 'message'])
                if not self.message and bool(row['templated']):
                    self.message = reason_phrase(int(row['status'])).encode()

        def line(self):
            if self.problem is not None:
                return '<no error that can be shown: %s>' % self.problem
            return '%s %d %s' % (self.name, self.status, quoted(self.message))

        def violations(self):
            for kind, key, value in self.records if self.problem is None else ():
                if kind == 'violations':
                    message, code, details = value
                    yield ' '.join([quoted(key) + ':', quoted(message)] + [bare(text) for text in (code, details) if text])

        def members(self):
            if self.problem is not None:
                return
            for kind in ('param', 'request_id', 'type', 'details', 'violations', 'context', 'cause', 'retry_after',
                         'rate_limit', 'timestamp', 'instance', 'trace_id', 'doc_url', 'raw_body'):
                value = self.type if kind == 'type' else self.texts.get(kind)
                if kind == 'violations':
                    for number, text in enumerate(self.violations()):
                        yield 'violations[%d]' % number, text
                elif value is not None and (value or kind == 'param'):
                    yield kind, self.member(kind, value)
            if self.location is not None:
                yield 'location', self.location
            yield 'provenance', self.provenance
            for bit, name in ((2, 'malformed'), (8, 'truncated'), (16, 'server_says_repeat'), (32, 'server_says_final')):
                if self.flags & bit:
                    yield name, 'true'

        def member(self, kind, value):
            try:
                if kind == 'details':
                    return bare(value)
                if kind == 'cause':
                    width = gdb.lookup_type('char').pointer().sizeof
                    return '%s:%d' % (category(self.number(value, 0, width)), self.number(value, width, 4, True))
                if kind == 'retry_after':
                    return '%d s' % self.number(value, 0, 8, True)
                if kind == 'rate_limit':
                    return 'limit %d, remaining %d, reset %d' % tuple(self.number(value, at, 8, True) for at in (0, 8, 16))
                if kind == 'timestamp':
                    return time_text(self.number(value, 0, 8, True), int.from_bytes(value[8:16], self.order))
            except Exception as problem:
                return '<%s>' % printable(str(problem))
            return quoted(value)

    # What cannot be read at all, such as a variable that was optimised out, is left to gdb.
    def safely(printer):
        def make(value):
            try:
                return printer(value)
            except Exception:
                return None
        return make

    class ErrorPrinter:
        def __init__(self, value):
            self.error = Error(value)

        def to_string(self):
            return self.error.line()

        def children(self):
            return self.error.members()

    class ExpectedPrinter:
        def __init__(self, value):
            is_tl = str(value.type.strip_typedefs().unqualified()).startswith('tl::')
            is_void = value.type.strip_typedefs().template_argument(0).strip_typedefs().code == gdb.TYPE_CODE_VOID
            self.value = None if is_void else value['m_val' if is_tl else '_M_val']
            self.state = int(value['m_has_val' if is_tl else '_M_has_value'].cast(gdb.lookup_type('unsigned char')))
            self.error = None
            if self.state == 0:
                self.error = Error(value['m_unexpect']['m_val'] if is_tl else value['_M_unex'])

        def to_string(self):
            if self.error is not None:
                return 'error ' + self.error.line()
            return 'ok' if self.state == 1 else '<no value and no error>'

        def children(self):
            if self.error is not None:
                return self.error.members()
            return iter([('value', self.value)] if self.state == 1 and self.value is not None else [])

    class ViolationsPrinter:
        def __init__(self, value):
            self.error = Error({'records_': value['records_'].dereference()})

        def to_string(self):
            if self.error.problem is not None:
                return self.error.line()
            count = len(list(self.error.violations()))
            return '1 violation' if count == 1 else '%d violations' % count

        def children(self):
            return (('[%d]' % number, text) for number, text in enumerate(self.error.violations()))

    class HeaderValuePrinter:
        def __init__(self, value):
            self.value = value

        def to_string(self):
            size = int(self.value['size_'])
            if size > self.value['text_'].type.sizeof:
                return '<no value that can be shown: it has %d bytes>' % size
            return quoted(array_bytes(self.value['text_'], size))

    class HeadersPrinter:
        def __init__(self, value):
            self.value, self.size = value, int(value['size_'])
            self.is_sound = self.size <= 20

        def to_string(self):
            return ('%d headers' if self.is_sound else '<no headers that can be shown: there are %d>') % self.size

        def children(self):
            for at in range(self.size if self.is_sound else 0):
                header = self.value['headers_'][at]
                try:
                    name = bare(view(header['name']))
                except Exception:
                    name = '[%d]' % at
                yield name, header['value']

    printers = gdb.printing.RegexpCollectionPrettyPrinter('amiss')
    for name, pattern, printer in (('ApiError', 'amiss::v0::(ApiError|raises<.*>)', ErrorPrinter),
                                   ('expected', '(tl|std)::expected<.*, *amiss::v0::(ApiError|raises<.*>) *>', ExpectedPrinter),
                                   ('Failure', 'tl::unexpected<amiss::v0::detail::Located.*>', lambda made: ErrorPrinter(made['error_'])),
                                   ('Violations', 'amiss::v0::Violations', ViolationsPrinter),
                                   ('HeaderValue', 'amiss::v0::HeaderValue', HeaderValuePrinter),
                                   ('Headers', 'amiss::v0::Headers', HeadersPrinter)):
        printers.add_printer(name, '^' + pattern + '$', safely(printer))
    return printers


gdb.printing.register_pretty_printer(gdb.current_objfile(), amiss_printers(), replace=True)
