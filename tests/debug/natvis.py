# SPDX-License-Identifier: BSL-1.0
# Run by gdb in tests/debug/natvis.sh: reads amiss.natvis, and evaluates it against the program that gdb has stopped.
#
# gdb is the evaluator of the expressions; what is here is the part of Natvis that amiss.natvis uses. Anything else in the
# file, and an expression that gdb cannot evaluate, stops with an exception.
import re
import xml.etree.ElementTree

import gdb

SPACE = '{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}'
# Each element with its attributes; those with a star are needed.
KNOWN = {
    'AutoVisualizer': '', 'Type': 'Name*', 'Intrinsic': 'Name* Expression*', 'Parameter': 'Name* Type*',
    'DisplayString': 'Condition', 'StringView': '', 'Expand': '', 'Item': 'Name* Condition', 'ExpandedItem': 'Condition',
    'CustomListItems': 'MaxItemsPerView*', 'Variable': 'Name* InitialValue*', 'Loop': 'Condition*', 'Exec': '',
    'Break': 'Condition*', 'If': 'Condition*', 'ArrayItems': '', 'Size': '', 'ValuePointer': '',
}
WORDS = ('unsigned', 'int', 'char', 'long', 'short', 'bool', 'const', 'sizeof', 'true', 'false', 'amiss')


def check(element):
    """Stops where the file has what this interpreter does not know."""
    name = element.tag.replace(SPACE, '')
    known = KNOWN[name].split()
    for attribute in element.attrib:
        assert attribute in [word.rstrip('*') for word in known], (name, attribute)
    for word in known:
        assert not word.endswith('*') or word.rstrip('*') in element.attrib, (name, word)
    for child in element:
        check(child)


class Visualizer:
    """One <Type>."""

    def __init__(self, element):
        self.element = element
        self.pattern = '^' + re.escape(element.get('Name')).replace(r'\*', '(.*)') + '$'
        self.intrinsics = {}
        for intrinsic in element.iter(SPACE + 'Intrinsic'):
            parameters = [parameter.get('Name') for parameter in intrinsic]
            self.intrinsics[intrinsic.get('Name')] = (parameters, intrinsic.get('Expression'))


class View:
    """A value as its visualizer shows it."""

    def __init__(self, visualizer, value):
        self.visualizer = visualizer
        self.address = '((%s*)%d)' % (value.type.strip_typedefs().unqualified(), int(value.address))
        self.variables = {}
        self.is_broken = False # the innermost loop, by <Break>

    def expand(self, expression):
        """The expression for gdb: intrinsics replaced by what they stand for, members found in the value."""
        found, at = '', 0
        while at < len(expression):
            match = re.compile(r'(->|\.|::)?\s*([A-Za-z_]\w*)(\(\))?|0x[0-9A-Fa-f]+|\d+|.', re.S).match(expression, at)
            word = match.group(2)
            at = match.end()
            if word is None or match.group(1) or word in WORDS:
                found += match.group(0)
            elif word == 'nullptr':
                found += '0'
            elif word in self.visualizer.intrinsics:
                parameters, body = self.visualizer.intrinsics[word]
                if parameters:
                    assert expression[at] == '(', expression
                    end, depth = at, 0
                    while True:
                        depth += {'(': 1, ')': -1}.get(expression[end], 0)
                        end += 1
                        if depth == 0:
                            break
                    argument, at = expression[at:end], end
                    body = re.sub(r'\b%s\b' % parameters[0], lambda _: argument, body)
                else:
                    assert match.group(3), expression
                found += '(' + self.expand(body) + ')'
            elif word in self.variables:
                found += self.variables[word]
            else:
                found += self.address + '->' + word + (match.group(3) or '')
        return found

    def value(self, expression):
        return gdb.parse_and_eval(self.expand(expression))

    def holds(self, element):
        return element.get('Condition') is None or bool(self.value(element.get('Condition')))

    def shown(self, expression):
        """The text of an expression with its format."""
        match = re.fullmatch(r'(.*),\[(.*)\]s8', expression.strip(), re.S)
        if match is None:
            return show(self.value(expression))
        size = int(self.value(match.group(2)))
        start = self.value(match.group(1))
        start = int(start.address if start.type.code == gdb.TYPE_CODE_ARRAY else start)
        return quoted(gdb.selected_inferior().read_memory(start, size).tobytes() if size else b'')

    def text(self, pattern):
        return re.sub(r'\{([^{}]*)\}', lambda match: self.shown(match.group(1)), pattern)

    def line(self):
        for element in self.visualizer.element.iter(SPACE + 'DisplayString'):
            if self.holds(element):
                return self.text(element.text)
        raise ValueError('no DisplayString')

    def items(self, parent=None):
        parent = self.visualizer.element.find(SPACE + 'Expand') if parent is None else parent
        for element in parent if parent is not None else ():
            name = element.tag.replace(SPACE, '')
            if name == 'Item' and self.holds(element):
                yield self.text(element.get('Name')), self.shown(element.text)
            elif name == 'ExpandedItem' and self.holds(element):
                yield from view_of(self.value(element.text)).items()
            elif name == 'ArrayItems':
                size = int(self.value(element.find(SPACE + 'Size').text))
                pointer = self.value(element.find(SPACE + 'ValuePointer').text)
                for at in range(size):
                    yield '[%d]' % at, show(pointer[at])
            elif name == 'CustomListItems':
                for variable in element.iter(SPACE + 'Variable'):
                    start = self.value(variable.get('InitialValue'))
                    gdb.set_convenience_variable('natvis_' + variable.get('Name'), start)
                    self.variables[variable.get('Name')] = '$natvis_' + variable.get('Name')
                yield from self.steps(element)

    def steps(self, parent):
        for element in parent:
            name = element.tag.replace(SPACE, '')
            if name == 'Item' and self.holds(element):
                yield self.text(element.get('Name')), self.shown(element.text)
            elif name == 'Exec':
                self.value(element.text)
            elif name == 'If' and self.holds(element):
                yield from self.steps(element)
            elif name == 'Break' and self.holds(element):
                self.is_broken = True
                return
            elif name == 'Loop':
                self.is_broken = False
                while not self.is_broken and self.holds(element):
                    yield from self.steps(element)


def quoted(text):
    if len(text) > 60:
        return quoted(text[:50]) + '… of %d bytes' % len(text)
    return '"' + ''.join(c if c.isprintable() else ascii(c)[1:-1] for c in text.decode('utf-8', 'backslashreplace')) + '"'


def view_of(value):
    name = re.sub(r'\s*([<>,])\s*', r'\1', str(value.type.strip_typedefs().unqualified()))
    for visualizer in visualizers:
        if re.match(visualizer.pattern, name):
            return View(visualizer, value)
    for field in value.type.strip_typedefs().fields() if value.type.strip_typedefs().code == gdb.TYPE_CODE_STRUCT else ():
        if field.is_base_class and field.type.name.startswith('amiss::'): # a <Type> is for what derives from it, too
            return view_of(value.cast(field.type))
    return None


def show(value):
    """What Visual Studio shows by itself is left to gdb: numbers, enumerators, texts of the standard library."""
    view = view_of(value)
    if view is not None:
        return view.line()
    if 'basic_string_view' in str(value.type.strip_typedefs()):
        fields = {field.type.strip_typedefs().code: field for field in value.type.strip_typedefs().fields()
                  if hasattr(field, 'bitpos')}
        size = int(value[fields[gdb.TYPE_CODE_INT]])
        return quoted(gdb.selected_inferior().read_memory(int(value[fields[gdb.TYPE_CODE_PTR]]), size).tobytes() if size else b'')
    if value.type.strip_typedefs().code == gdb.TYPE_CODE_PTR and value.type.strip_typedefs().target().sizeof == 1:
        return quoted(value.string().encode())
    return value.format_string(raw=True, symbols=False, address=False)


root = xml.etree.ElementTree.parse('tools/debuggers/amiss.natvis').getroot()
check(root)
visualizers = [Visualizer(element) for element in root]
used = set()
print('--- amiss.natvis')
subjects = gdb.parse_and_eval('debug::subjects')
for member in subjects.type.fields():
    view = view_of(subjects[member])
    if view is None:
        continue
    used.add(view.visualizer.element.get('Name'))
    print('%s = %s' % (member.name, view.line()))
    for name, text in view.items():
        print('    %s = %s' % (name, re.sub(r'0x[0-9a-f]+', '0x…', text)))
    print()
unused = {visualizer.element.get('Name') for visualizer in visualizers} - used - {'amiss::v0::Header'} # inside Headers
assert not unused, unused
