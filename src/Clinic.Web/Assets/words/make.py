"""Makes en.txt.br and es.txt.br: every word that the Hunspell dictionaries of the npm packages dictionary-en and
dictionary-es allow, in small letters without accents, sorted, one a line, packed with Brotli.

    npm pack dictionary-en@4.0.0 dictionary-es@4.0.0
    for lang in en es; do mkdir dictionary-$lang-4.0.0 && tar xzf dictionary-$lang-4.0.0.tgz -C dictionary-$lang-4.0.0; done
    python3 make.py && brotli -q 11 -w 24 en.txt es.txt
"""
import re, unicodedata
# Minimal hunspell affix expansion: PFX/SFX, cross product, one level (+ second level suffix flags).
def load(aff):
    flagtype='char'; rules={}; 
    for line in open(aff,encoding='utf-8'):
        p=line.split('#')[0].split() if not line.startswith(('PFX','SFX')) else line.split()
        if not p: continue
        if p[0]=='FLAG': flagtype=p[1]
        if p[0] in('PFX','SFX'):
            if len(p)>=4 and p[2] in 'YN' and p[3].isdigit() and p[1] not in rules: rules[p[1]]=(p[0],p[2]=='Y',[]); continue
            strip,add=p[2],p[3]; cont=''
            if '/' in add: add,cont=add.split('/',1)
            cond=p[4] if len(p)>4 else '.'
            strip='' if strip=='0' else strip; add='' if add=='0' else add
            rx=re.compile((cond+'$') if p[0]=='SFX' else ('^'+cond)) if cond!='.' else None
            rules[p[1]][2].append((strip,add,cont,rx))
    return flagtype,rules
def flags(s,t):
    if t=='num': return s.split(',')
    if t=='long': return [s[i:i+2] for i in range(0,len(s),2)]
    return list(s)
def apply(w,kind,r):
    for strip,add,cont,rx in r:
        if rx and not rx.search(w): continue
        if kind=='SFX':
            if strip and not w.endswith(strip): continue
            yield (w[:len(w)-len(strip)] if strip else w)+add,cont
        else:
            if strip and not w.startswith(strip): continue
            yield add+(w[len(strip):] if strip else w),cont
def fold(w):
    return ''.join(c for c in unicodedata.normalize('NFD',w.lower()) if not unicodedata.combining(c) and c not in "'’")
def expand(dic,aff):
    t,rules=load(aff); out=set()
    for i,line in enumerate(open(dic,encoding='utf-8')):
        if i==0: continue
        line=line.split('\t')[0].strip()
        if not line: continue
        w,_,f=line.partition('/')
        f=f.split()[0] if f else ''
        out.add(w); fs=[x for x in flags(f,t) if x in rules]
        sfx=[x for x in fs if rules[x][0]=='SFX']; pfx=[x for x in fs if rules[x][0]=='PFX']
        made=[(w,True)]
        for x in sfx:
            for v,c in apply(w,'SFX',rules[x][2]):
                out.add(v); made.append((v,rules[x][1]))
                for y in flags(c,t) if c else []:
                    if y in rules and rules[y][0]=='SFX':
                        for v2,_ in apply(v,'SFX',rules[y][2]): out.add(v2)
        for x in pfx:
            for v,ok in made:
                if ok and (v==w or rules[x][1]):
                    for v2,_ in apply(v,'PFX',rules[x][2]): out.add(v2)
    return sorted({x for x in map(fold,out) if 3<=len(x)<=20 and re.fullmatch('[a-z]+',x)})
for lang in('en','es'):
    d=f'dictionary-{lang}-4.0.0/package/index.'
    ws=expand(d+'dic',d+'aff')
    open(f'{lang}.txt','w').write('\n'.join(ws)+'\n'); print(lang,len(ws))
