import { applicationRoutes } from './application-routes.js'
import { channelRoutes } from './channel-routes.js'
import { interactionRoutes } from './interaction-routes.js'
import { memberRoutes } from './member-routes.js'
import { messageRoutes } from './message-routes.js'
import { oauthRoutes } from './oauth-routes.js'
import type { Route } from './route.js'
import { webhookRoutes } from './webhook-routes.js'

export const routes: Route[] = [
  ...applicationRoutes,
  ...oauthRoutes,
  ...memberRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...channelRoutes,
  ...messageRoutes,
]
