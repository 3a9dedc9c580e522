# python: 3.11
import argparse
p=argparse.ArgumentParser(prog='tool', description='A tool that does things.', epilog='the end')
p.add_argument('name', help='the name'); p.add_argument('files', nargs='*', default=[])
p.add_argument('-n','--count', type=int, default=1, help='how many (default: %(default)s)'); p.add_argument('--verbose','-v', action='count', default=0); p.add_argument('--mode', choices=['a','b']); p.add_argument('--flag', action='store_true'); p.add_argument('--ids', nargs='+', type=int)
print(p.parse_args(['x'])); print(p.parse_args(['x','f1','f2','-n','5','-vv','--mode','a','--flag','--ids','1','2'])); print(p.parse_args(['x','--count=7']))
p.print_help()
for a in ([], ['x','-n','q'], ['x','--mode','z'], ['x','--bogus'], ['x','-n']):
    try: p.parse_args(a)
    except SystemExit as e: print('exit', e.code, flush=True)
q=argparse.ArgumentParser(prog='git'); s=q.add_subparsers(dest='cmd'); c=s.add_parser('commit', help='commit it'); c.add_argument('-m'); print(q.parse_args(['commit','-m','hi'])); q.print_help()
g=argparse.ArgumentParser(prog='g'); e=g.add_mutually_exclusive_group(); e.add_argument('--a',action='store_true'); e.add_argument('--b',action='store_true'); g.print_usage()
try: g.parse_args(['--a','--b'])
except SystemExit: pass
