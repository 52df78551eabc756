import { Anchor, Card, type AnchorProps, type CardProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Html = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** A link whose page, its parameters and its search are checked by the compiler. */
export const AnchorLink = createLink((props: AnchorProps & Omit<Html, keyof AnchorProps>) => <Anchor {...props} />);

/** A card that is one. */
export const CardLink = createLink((props: CardProps & Omit<Html, keyof CardProps>) => <Card component="a" {...props} />);
